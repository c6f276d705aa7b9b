# An image with the command in it, and nothing else:
#
#   docker build --tag provenance .
#   docker run --rm --volume "$PWD:/work:ro" provenance check claims
#
# Everything is pinned: the base by digest, the dependencies by hash. To take a newer base, ask
# `docker buildx imagetools inspect python:3.13-slim-trixie` for its digest and change both lines.
FROM python:3.13.15-slim-trixie@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
# An environment without pip: what runs in the image needs none.
RUN python -m venv --without-pip /opt/provenance
COPY lock/run.txt lock/run.txt
RUN python -m pip --python /opt/provenance/bin/python install --require-hashes --requirement lock/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY man man
COPY provenance provenance
RUN python -m pip --python /opt/provenance/bin/python install --no-deps --no-build-isolation .

FROM python:3.13.15-slim-trixie@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b

COPY --from=build /opt/provenance /opt/provenance
ENV PATH=/opt/provenance/bin:$PATH PYTHONDONTWRITEBYTECODE=1
# A number needs no entry in /etc/passwd, and tells Kubernetes that it is not root.
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["provenance"]
CMD ["--help"]
