import address from "swagger-ui/swagger-ui-bundle.js?url";

let loading: Promise<void> | undefined;

/** The script as a file of our own server's: the page's policy lets nothing else run. Asked for once. */
function loaded(): Promise<void> {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done();
    script.onerror = () => {
      loading = undefined;
      script.remove();
      failed(new Error(address));
    };
    document.head.append(script);
  });
  return loading;
}

const nothing = () => () => null;

/** Draws every call of the API into `place`. Only what reads may be tried out from here. */
export async function drawCalls(place: HTMLElement): Promise<void> {
  await loaded();
  await new Promise<void>((onComplete) => {
    window.SwaggerUIBundle?.({
      domNode: place,
      url: "/api/v1/openapi.json",
      onComplete: () => onComplete(),
      docExpansion: "none",
      filter: true,
      deepLinking: true,
      defaultModelsExpandDepth: -1,
      supportedSubmitMethods: ["get"],
      // The page says itself what this API is, and nobody outside is asked whether it is valid.
      plugins: [{ wrapComponents: { InfoContainer: nothing, DarkModeToggle: nothing } }],
      validatorUrl: null,
    });
  });
}
