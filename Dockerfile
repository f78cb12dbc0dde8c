# Romleuk in a container; docs/deploy.md says how to run it.
FROM python:3.11-slim-trixie AS build
WORKDIR /source
COPY .ci/build.lock requirements.lock ./
RUN python -m venv /build \
    && /build/bin/pip install --no-cache-dir --require-hashes -r build.lock \
    && python -m venv --without-pip /opt/romleuk \
    && pip --python /opt/romleuk/bin/python install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY content content
COPY telegram_simulator telegram_simulator
RUN /build/bin/python -m hatchling build -t wheel -d /wheels \
    && pip --python /opt/romleuk/bin/python install --no-cache-dir --no-index --no-deps /wheels/*.whl

FROM python:3.11-slim-trixie
RUN useradd --system --uid 10001 --user-group --home-dir /data --no-create-home romleuk \
    && install -d -m 0700 -o romleuk -g romleuk /data
COPY --from=build /opt/romleuk /opt/romleuk
ENV PATH=/opt/romleuk/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ROMLEUK_DATA_DIR=/data
VOLUME /data
WORKDIR /data
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
# It asks the running bot itself; a process that is there may still hang.
HEALTHCHECK --interval=2m --timeout=30s --start-period=2m --retries=3 CMD ["romleuk", "health"]
ENTRYPOINT ["romleuk"]
CMD ["run"]
