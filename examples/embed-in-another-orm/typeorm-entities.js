"use strict";

// Decorators are functions: this is what the compiler makes of @Entity() class User { @Column() … }.
const {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} = require("typeorm");

class User {}
PrimaryGeneratedColumn()(User.prototype, "id");
Column({ type: "varchar", length: 200 })(User.prototype, "name");
Column({ type: "varchar" })(User.prototype, "email");
Column({ type: "boolean", default: true })(User.prototype, "active");
CreateDateColumn({ type: "timestamp" })(User.prototype, "createdAt");
Unique("user_email_key", ["email"])(User);
Entity()(User);

class Post {}
PrimaryGeneratedColumn()(Post.prototype, "id");
Column({ type: "varchar" })(Post.prototype, "title");
Column({ type: "text", nullable: true })(Post.prototype, "body");
ManyToOne(() => User, { onDelete: "CASCADE", nullable: false })(Post.prototype, "author");
JoinColumn({ name: "authorId" })(Post.prototype, "author");
Index("post_title_idx", ["title"])(Post);
Entity()(Post);

module.exports = { User, Post };
