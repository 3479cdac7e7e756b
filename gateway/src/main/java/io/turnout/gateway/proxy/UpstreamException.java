package io.turnout.gateway.proxy;

/** An upstream gave no usable answer. It carries no stack trace, because it is expected. */
public final class UpstreamException extends Exception {
    private final UpstreamFailure failure;

    public UpstreamException(String upstream, UpstreamFailure failure) {
        super(upstream + ": " + failure, null, false, false);
        this.failure = failure;
    }

    public UpstreamFailure failure() {
        return failure;
    }
}
