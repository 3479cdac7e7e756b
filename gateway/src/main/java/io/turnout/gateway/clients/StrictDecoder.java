package io.turnout.gateway.clients;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.turnout.gateway.inbound.Watch;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.time.Duration;
import java.util.List;

/**
 * Refuses a request whose end or whose host two servers could see differently: Netty would choose one reading, and a server
 * behind us that chose another would take the body's rest for a request of its own. Nothing that follows such a request is
 * read, for the same reason. Refuses, too, a request whose head takes too long; one that comes in one piece, as nearly all
 * do, is never watched for it.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
    private final Watch watch;
    private final long headNanos;
    private final Connections connections;
    private Head head;
    private boolean begun;
    private boolean inBody;
    private boolean over;

    /** The request reads well, but its framing is not to be trusted; the message is a sentence for the client. */
    static final class Misframed extends RuntimeException {
        Misframed(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** A head of which some has come. */
    private final class Head extends Watch.Watched {
        private final ChannelHandlerContext context;
        private boolean watched;
        private boolean refused;

        Head(ChannelHandlerContext context) {
            this.context = context;
        }

        void watch(boolean wanted) {
            if (wanted && !watched) {
                watch.add(this, headNanos);
            } else if (watched && !wanted) {
                watch.remove(this);
            }
            watched = wanted;
        }

        @Override
        protected void overdue() {
            watched = false;
            if (refused) {
                // its client does not even read the refusal
                context.close();
            } else if (!context.channel().config().isAutoRead()) {
                // it is us who do not read
                watch(true);
            } else {
                refused = true;
                watch(true);
                connections.ended(Connections.End.LATE);
                HttpMessage late = createInvalidMessage();
                late.setDecoderResult(DecoderResult.failure(new LateHeadException()));
                context.fireChannelRead(late);
                context.fireChannelReadComplete();
            }
        }
    }

    /** @param longestHead from its first byte to its end */
    StrictDecoder(HttpServerOptions options, Watch watch, Duration longestHead, Connections connections) {
        super(options);
        this.watch = watch;
        this.headNanos = longestHead.toNanos();
        this.connections = connections;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (head != null && head.refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        super.channelRead(context, message);
        boolean incomplete = !inBody && (begun || actualReadableBytes() > 0);
        if (incomplete && head == null) {
            head = new Head(context);
        }
        if (head != null) {
            head.watch(incomplete);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (over) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        int before = out.size();
        super.decode(context, buffer, out);
        if (out.size() > before) {
            refuseIfMisframed(out.get(before));
            Object last = out.getLast();
            if (last instanceof LastHttpContent) {
                begun = false;
                inBody = false;
            } else if (last instanceof HttpMessage) {
                begun = false;
                inBody = true;
            }
        }
    }

    private void refuseIfMisframed(Object first) {
        if (first instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            String fault = Framing.fault(request);
            if (fault != null) {
                // that of the answer
                request.setProtocolVersion(HttpVersion.HTTP_1_1);
                request.setDecoderResult(DecoderResult.failure(new Misframed(fault)));
                over = true;
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (head != null) {
            head.watch(false);
        }
        super.channelInactive(context);
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        begun = true;
        return super.createMessage(initialLine);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length with Transfer-Encoding");
    }

    /** What stands for a request that cannot be read; its version is that of the answer. */
    @Override
    protected HttpMessage createInvalidMessage() {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER);
    }
}
