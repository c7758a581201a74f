/** `OrderItem` → `order_item`, `HTTPHeader` → `http_header`, `user2FA` → `user2_fa`. */
export function snakeCase(name: string): string {
  return name
    .replace(/(\p{Ll}|\p{Nd})(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2")
    .toLowerCase();
}
