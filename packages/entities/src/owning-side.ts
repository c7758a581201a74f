import type { RelationMember, ToOneMember } from "./class-metadata";
import { EntityError } from "./entity-error";
import { relationMembers, type EntityModel } from "./entity-model";
import { targetOf, type EntitySet } from "./entity-set";
import { propertyOf } from "./property-path";

/**
 * Does this side of a to-one relation hold the column? A many-to-one always does. Of two one-to-one properties that
 * name each other, the one without `mappedBy`, or with a `joinColumn`.
 * @throws EntityError `INVALID_RELATION` when nothing tells the two apart.
 */
export function isOwning(set: EntitySet, model: EntityModel, relation: ToOneMember): boolean {
  if (relation.relation === "manyToOne") return true;
  if (relation.options.mappedBy !== undefined) return false;
  const other = counterpart(set, model, relation);
  if (other === undefined || other.relation !== "oneToOne" || other === relation) return true;
  if (other.options.mappedBy !== undefined) return true;
  const [here, there] = [relation.options.joinColumn !== undefined, other.options.joinColumn !== undefined];
  if (here !== there) return here;
  throw new EntityError(
    "INVALID_RELATION",
    `${model.className}.${relation.property} and its other side ${other.property} do not say which ` +
      `of them has the column.`,
    {
      hint: `Give one side { mappedBy: "…" }, or the other one { joinColumn: "…" }.`,
    },
  );
}

/** The relation of the target that is the other end of this one, as far as either of them names the other. */
export function counterpart(set: EntitySet, model: EntityModel, relation: RelationMember): RelationMember | undefined {
  const target = targetOf(set, model, relation);
  const where = `${model.className}.${relation.property}`;
  const candidates = relationMembers(target).filter((other) => other !== relation);
  const named = namedSide(relation, where);
  if (named !== undefined) return candidates.find((other) => other.property === named);
  return candidates.find((other) => {
    const back = namedSide(other, `${target.className}.${other.property}`);
    return back === relation.property && targetOf(set, target, other) === model;
  });
}

/** The property of the target that the relation names as its other side. */
function namedSide(relation: RelationMember, where: string): string | undefined {
  const { options } = relation;
  const side = ("mappedBy" in options ? options.mappedBy : undefined) ?? relation.inverse;
  return side === undefined ? undefined : propertyOf(side, where);
}

/**
 * @throws EntityError `UNKNOWN_PROPERTY` when the other side that a relation names is no relation of the target.
 */
export function checkOtherSide(set: EntitySet, model: EntityModel, relation: RelationMember): void {
  const where = `${model.className}.${relation.property}`;
  const named = namedSide(relation, where);
  if (named === undefined) return;
  const target = targetOf(set, model, relation);
  const relations = relationMembers(target);
  if (relations.some(({ property }) => property === named)) return;
  throw new EntityError(
    "UNKNOWN_PROPERTY",
    `${where} names ${named} as its other side, which is not a relation of ${target.className}.`,
    {
      hint:
        relations.length === 0
          ? `${target.className} has no relations: decorate ${named}.`
          : `Name one of ${relations.map((r) => r.property).join(", ")}.`,
    },
  );
}
