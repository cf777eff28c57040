# The bot with what it needs to run, and nothing else. docs/guides/operate.md says how to use it.

# The full image has the compiler that SQLite needs where there is no ready-made binary.
FROM node:20-bookworm AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund \
  # Of the names of emoji only those of Slack are read, which are English: 45 MB less.
  && find node_modules/emojibase-data -mindepth 1 -maxdepth 1 -type d ! -name en -exec rm -r {} +

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    DATABASE_URL=/data/switchboard.db \
    SWITCHBOARD_CONFIG=/config/switchboard.yml \
    HEALTH_PORT=0.0.0.0:9464
WORKDIR /app
COPY --from=install /app/node_modules node_modules
COPY package.json manifest.yml tsconfig.json ./
COPY src src
RUN mkdir /config && install --directory --owner=node --group=node --mode=700 /data
USER node
VOLUME /data
# Slack's requests, in HTTP mode only; metrics and health.
EXPOSE 3000 9464
# The process answers and its event loop turns. Whether it is connected is for those who look at /readyz.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT.split(':').pop()}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so it gets the signal to stop.
ENTRYPOINT ["node", "--import", "tsx", "src/cli/main.ts"]
CMD ["start"]
