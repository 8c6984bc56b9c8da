/**
 * Puts `content` between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws Error when the document does not have the two marks once
 */
export function insert(document: string, name: string, content: string): string {
  const [before, behind, ...more] = document.split(`<!-- ${name} -->`);
  const [, after, ...rest] = (behind ?? "").split(`<!-- /${name} -->`);
  if (before === undefined || after === undefined || more.length + rest.length > 0) {
    throw new Error(`Expected one <!-- ${name} --> and one <!-- /${name} -->`);
  }
  return `${before}<!-- ${name} -->\n${content}\n<!-- /${name} -->${after}`;
}
