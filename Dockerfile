FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=dev
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /ozg ./cmd/ozg \
 && mkdir /daten && chown 65532:65532 /daten

FROM scratch
COPY --from=build /ozg /ozg
COPY --from=build --chown=65532:65532 /daten /daten
USER 65532
VOLUME /daten
ENV OZG_DB=sqlite:/daten/ozg.db OZG_ADDR=0.0.0.0:8080
EXPOSE 8080
# The code for the first account stands in the log of the container.
ENTRYPOINT ["/ozg"]
CMD ["serve"]
