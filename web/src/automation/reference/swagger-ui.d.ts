/** Swagger UI's own bundle, which comes with Django Ninja; the build is told where it stands. */
declare module "swagger-ui/swagger-ui.css";

type SwaggerUI = (options: Record<string, unknown>) => unknown;

interface Window {
  SwaggerUIBundle?: SwaggerUI;
}
