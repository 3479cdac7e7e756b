/** What it costs a request that is passed through that its capability has a stage, a canary, and evidence that is counted. */
package io.turnout.benchmarks.stages;
