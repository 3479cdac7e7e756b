package io.turnout.control.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Who was answered by one side of a capability at one gateway.
 *
 * @param build null for the legacy side; empty for a candidate that does not say which it is
 * @param subjects a sketch of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Answered(String capability, String build, byte[] subjects) {
    private static final int LONGEST_BUILD = 100;

    public Answered {
        if (capability == null || build != null && build.length() > LONGEST_BUILD) {
            throw new IllegalArgumentException("somebody is answered by a side of a capability");
        }
        // refuses what is none
        Subjects.of(subjects);
    }

    Subjects who() {
        return Subjects.of(subjects);
    }
}
