package io.turnout.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void readsWhatWrkPrints() {
        Load load = Load.parse("""
                Running 6s test @ http://127.0.0.1:25001/api/talks/1
                  1 threads and 32 connections
                  Thread Stats   Avg      Stdev     Max   +/- Stdev
                    Latency     1.02ms  531.32us  13.01ms   94.10%
                    Req/Sec    32.10k     2.01k   35.50k    77.05%
                  Latency Distribution
                     50%  912.00us
                     75%    1.13ms
                     90%    1.41ms
                     99%    2.87ms
                  194813 requests in 6.10s, 418.10MB read
                  Socket errors: connect 0, read 2, write 0, timeout 1
                  Non-2xx or 3xx responses: 4
                Requests/sec:  31935.52
                Transfer/sec:     68.54MB
                """);

        assertThat(load).isEqualTo(new Load(194_813, 31_935.52, 0.912, 2.87, 7));
    }
}
