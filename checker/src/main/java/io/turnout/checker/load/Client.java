package io.turnout.checker.load;

/** Does one thing after the other. */
interface Client {
    void act() throws InterruptedException;
}
