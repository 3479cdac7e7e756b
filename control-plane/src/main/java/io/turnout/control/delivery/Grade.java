package io.turnout.control.delivery;

/** How a measure compares with a yardstick of <i>Accelerate</i>. */
public enum Grade {
    MEETS,
    DOES_NOT_MEET,
    /** Its interval has the yardstick in it, or there is none yet. */
    TOO_FEW
}
