package io.turnout.gateway.inbound;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Is told what is asked and answered, as it goes out, on the request's event loop. It must not take long. */
public interface Witness {
    /**
     * The request goes on to who answers it. Not called if its body is only passed along, piece by piece.
     *
     * @param body all of it, not to be written to; null if there is none
     */
    void asking(Buffer body);

    /** The answer's head; once. */
    void head(int status, MultiMap headers);

    /** The next bytes of its body; not to be written to. */
    void body(Buffer bytes);

    /**
     * The answer has ended; once, and nothing comes after it.
     *
     * @param whole false if the client was not given all of it, or if it says only that there is none
     */
    void end(boolean whole);

    /** Has two told of the same. */
    default Witness and(Witness other) {
        Witness one = this;
        return new Witness() {
            @Override
            public void asking(Buffer body) {
                one.asking(body);
                other.asking(body);
            }

            @Override
            public void head(int status, MultiMap headers) {
                one.head(status, headers);
                other.head(status, headers);
            }

            @Override
            public void body(Buffer bytes) {
                one.body(bytes);
                other.body(bytes);
            }

            @Override
            public void end(boolean whole) {
                one.end(whole);
                other.end(whole);
            }
        };
    }
}
