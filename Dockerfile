# The bot in an image: compiled output and production packages only, no compiler, no sandbox, no Redis.
# It needs REDIS_URL; without DATABASE_URL it keeps its records in the volume.
ARG BASE=node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY commands commands
COPY jobs jobs
COPY sandbox sandbox
RUN node_modules/.bin/tsc -p tsconfig.build.json && rm -rf dist/sandbox dist/.tsbuildinfo

FROM ${BASE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${BASE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3001
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json manifest.json ./
COPY bin bin
COPY migrations migrations
COPY sample sample
RUN ln -s /app/bin/secretariat /usr/local/bin/secretariat && install -d -o node -g node -m 0700 data
USER node
VOLUME /app/data
EXPOSE 3001
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
