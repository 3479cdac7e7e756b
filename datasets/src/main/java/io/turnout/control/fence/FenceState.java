package io.turnout.control.fence;

/**
 * A side's fence as its database has it.
 *
 * @param open whether writes are taken
 * @param turn the last handover that this side closed, opened or revoked in
 * @param epoch of the leader that changed it last
 * @param filled whether the tables were empty when replication began to fill them, so that an abort may empty them
 */
public record FenceState(boolean open, long turn, long epoch, boolean filled) {}
