/**
 * What Turnout promises, shown from outside: through the gateway, and with the processes that a person would start.
 *
 * <p>{@code -Dturnout.url=http://…} runs the tests against a deployment that is there already, {@code
 * -Dturnout.legacy.url=…} names a second gateway of it at which every capability is legacy, and {@code
 * -Dturnout.keys=…} the folder of the keys that sign its tokens. Without them a Turnout is
 * started on this machine for the tests. Tests that need to stop or configure processes say so and are skipped against
 * a deployment.
 */
package io.turnout.system;
