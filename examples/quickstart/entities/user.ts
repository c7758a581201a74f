import { Column, CreateTimestamp, Entity, OneToMany, PrimaryGeneratedColumn } from "@stingerloom/orm";
import { Order } from "./order";

@Entity()
export class User {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  name!: string;

  @Column({ length: 100, unique: true })
  email!: string;

  @CreateTimestamp()
  createdAt!: Date;

  @OneToMany(() => Order, { mappedBy: "customer" })
  orders!: Order[];
}
