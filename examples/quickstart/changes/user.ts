import { Column, CreateTimestamp, Entity, OneToMany, PrimaryGeneratedColumn } from "@stingerloom/orm";
import { Order } from "./order";

@Entity()
export class User {
  @PrimaryGeneratedColumn()
  id!: number;

  // Was `name`: the only column removed and the only one of its type added, so it is renamed.
  @Column()
  fullName!: string;

  // Was 100 long.
  @Column({ length: 500, unique: true })
  email!: string;

  // New. It could be another column's new name only if its type were the same: it is shorter.
  @Column({ length: 32, nullable: true })
  phone!: string;

  @CreateTimestamp()
  createdAt!: Date;

  @OneToMany(() => Order, { mappedBy: "customer" })
  orders!: Order[];
}
