import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.ENISHI_SERVER ?? "http://127.0.0.1:8000";

// Swagger UI's files as Django Ninja brings them; `tools/web.py` knows the folder.
const swaggerUi = process.env.SWAGGER_UI ?? "swagger-ui";

const FRAMEWORK =
  /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|openapi-fetch|@tanstack\/(query-core|react-query|react-router|router-core|history|store|react-store))\//;

export default defineConfig({
  base: "/",
  plugins: [react()],
  resolve: {
    alias: { "@": fileURLToPath(new URL("./src", import.meta.url)), "swagger-ui": swaggerUi },
  },
  build: {
    outDir: "../enishi/web",
    emptyOutDir: true,
    assetsDir: "static",
    // Pictures stay files of their own, so that the policy needs no exception for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        // What every page stands on changes seldom: one file, kept by the browser from release to release.
        // The rest of the first load is one file more: a hundred small ones compress worse, and each
        // page's list of what it needs would name them all.
        codeSplitting: {
          groups: [
            { name: "framework", test: FRAMEWORK, priority: 2 },
            { name: "shell", tags: ["$initial"], priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": server,
      "/_allauth": server,
      "/ws": { target: server, ws: true },
    },
  },
  test: {
    // A busy machine draws a form in seconds; what hangs is still found.
    testTimeout: 20_000,
    environment: "jsdom",
    globals: true,
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    // A worker keeps the modules it has read; src/testing/setup.ts empties what they hold.
    isolate: false,
    // Every core works: on a machine with two of them this halves the wait.
    maxWorkers: "100%",
    env: { TZ: "Asia/Tokyo" },
    restoreMocks: true,
  },
});
