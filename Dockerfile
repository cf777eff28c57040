# The bot with what it needs to run, and nothing else. docs/guides/operate.md says how to use it.

# The full image has the compiler that SQLite needs where there is no ready-made binary.
FROM node:20-bookworm AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    DATABASE_URL=/data/switchboard.db \
    SWITCHBOARD_CONFIG=/config/switchboard.yml
WORKDIR /app
COPY --from=install /app/node_modules node_modules
COPY package.json manifest.yml tsconfig.json ./
COPY src src
RUN mkdir /data /config && chown node:node /data
USER node
VOLUME /data
# Only HTTP mode listens.
EXPOSE 3000
# Node itself is the first process, so it gets the signal to stop.
ENTRYPOINT ["node", "--import", "tsx", "src/cli/main.ts"]
CMD ["start"]
