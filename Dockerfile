# Two stages: one installs what the programs need, the other holds only that and runs as nobody in particular.
FROM node:26.10.0-alpine AS install
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:26.10.0-alpine
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data ARTICLES=/articles
WORKDIR /app
COPY --from=install /app/node_modules node_modules
COPY package.json ./
COPY engine engine
COPY indexer indexer
COPY server server
COPY views views
# A named volume takes the owner of the folder it is first mounted on.
RUN mkdir /data /keys /articles && chown node:node /data /keys
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:3000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=30", "server/main.ts"]
