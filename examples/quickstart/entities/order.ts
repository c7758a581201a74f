import { Column, Entity, ManyToMany, ManyToOne, PrimaryGeneratedColumn } from "@stingerloom/orm";
import { Product } from "./product";
import { User } from "./user";

@Entity()
export class Order {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ length: 20, default: "new" })
  state!: string;

  @ManyToOne(() => User, (user) => user.orders, { nullable: false, onDelete: "cascade" })
  customer!: User;

  @ManyToMany(() => Product, { joinTable: { name: "order_product" } })
  products!: Product[];
}
