# Loads the conference into a running system, once: what was loaded is noted in the volume.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}

WORKDIR /app
COPY launcher.jar ./
COPY conference/ conference/
RUN install -d -o 10001 -g 10001 /loaded

ENV HOME=/tmp TURNOUT_HOME=/app
VOLUME /loaded
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmx96m", "-XX:TieredStopAtLevel=1", "-jar", "launcher.jar"]
CMD ["load", "--loaded", "/loaded", "--token-file", "/run/secrets/loader-token", "http://gateway:8080"]
