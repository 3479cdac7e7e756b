package io.turnout.checker.history;

/**
 * A whole table on both sides, once everything was quiet.
 *
 * @param rows how many there are where it is written
 * @param digest of their content, whatever their order
 */
public record TablePair(String table, long rows, String digest, long otherRows, String otherDigest) {
    public boolean isEqual() {
        return rows == otherRows && digest.equals(otherDigest);
    }
}
