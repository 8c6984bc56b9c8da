# The suite, and the reference implementation as a process: docker compose build suite
FROM node:20-bookworm-slim
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends socat >/dev/null && rm -rf /var/lib/apt/lists/*
WORKDIR /suite
COPY . .
RUN npm ci --no-audit --no-fund
ENTRYPOINT ["node", "dist/runner/main.js"]
