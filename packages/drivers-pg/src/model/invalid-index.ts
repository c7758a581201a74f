/** The kind of object under which an index that is not valid is seen. */
export const INVALID_INDEX = "invalid index";
