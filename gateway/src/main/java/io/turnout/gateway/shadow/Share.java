package io.turnout.gateway.shadow;

/**
 * Which requests of a capability are sampled.
 *
 * @param percent of the subjects, in (0, 100]
 * @param run what is counted together: it begins anew when the candidate is another one
 */
public record Share(String capability, double percent, long run) {
    /** Whether a subject is in the sample: the same ones in each larger share. */
    boolean has(Subject subject) {
        return subject.place() * 100 < percent;
    }
}
