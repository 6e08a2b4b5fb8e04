// The one door to the API's types, so that a feature never names the generated file.
// biome-ignore lint/suspicious/noExplicitAny: addresses stay loose until the API describes itself
export type Paths = any;
