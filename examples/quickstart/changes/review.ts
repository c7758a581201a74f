import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from "@stingerloom/orm";
import { Product } from "./product";
import { User } from "./user";

@Entity()
export class Review {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: "smallint" })
  stars!: number;

  @Column({ type: "text", nullable: true })
  body!: string;

  @ManyToOne(() => User, { nullable: false, onDelete: "cascade" })
  author!: User;

  @ManyToOne(() => Product, { nullable: false, onDelete: "cascade" })
  product!: Product;
}
