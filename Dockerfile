# The suite, and the reference implementation as a process: docker compose build suite
FROM node:20-bookworm-slim AS build
WORKDIR /suite
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:20-bookworm-slim
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends socat >/dev/null && rm -rf /var/lib/apt/lists/*
WORKDIR /suite
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY features features
COPY interop interop
COPY runner/report/page runner/report/page
COPY --from=build /suite/dist dist
ENTRYPOINT ["node", "dist/runner/main.js"]
