FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=dev
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /ozg ./cmd/ozg \
 && mkdir -p /wurzel/daten /wurzel/tmp && chown 65532:65532 /wurzel/daten /wurzel/tmp

# Nothing but the program, the certificates that an OpenID provider is checked with, and two folders of its own.
FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /ozg /ozg
COPY --from=build --chown=65532:65532 /wurzel/ /
USER 65532:65532
WORKDIR /daten
VOLUME /daten
ENV OZG_DB=sqlite:/daten/ozg.db OZG_ADDR=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --start-period=30s CMD ["/ozg", "bereit"]
# The log of the first start holds the code for the first account. Put a proxy with TLS in front, and name it with OZG_BASIS.
ENTRYPOINT ["/ozg"]
CMD ["serve"]
