package io.turnout.control.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the control plane is called, how hard it may work the databases, and how long a handover may get ready. */
@ConfigMapping(prefix = "turnout.control")
interface ControlConfig {
    /** What this process is called where it leads. */
    @WithDefault("${HOSTNAME:control-plane}")
    String holder();

    /** How rows are compared. */
    Verify verify();

    /** How long a handover may take before writers wait. */
    Handover handover();

    /** Bounds on a handover. */
    interface Handover {
        /** How long it may get ready, which keeps nobody waiting, before it undoes itself. */
        @WithDefault("2m")
        Duration preparation();
    }

    /** Bounds on the work of a verification. */
    interface Verify {
        /** Rows compared at once, 1–100000. */
        @WithDefault("10000")
        int chunk();

        /** Rows a second, not exceeded. */
        @WithDefault("200000")
        long rowsPerSecond();
    }
}
