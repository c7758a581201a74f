import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
@Check("price >= 0", "product_price_not_negative")
export class Product {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  @Index()
  title!: string;

  @Column({ type: "decimal", precision: 10, scale: 2 })
  price!: string;

  @Column({ type: "int", default: 0 })
  stock!: number;
}
