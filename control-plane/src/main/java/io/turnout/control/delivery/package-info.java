/**
 * The four measures of <i>Accelerate</i>, of what is on record of deploys and rollouts. Pure: values in, values out. How deploys come to be
 * on record is in {@code deploys}; who decides rollouts, in {@code rollout}.
 */
package io.turnout.control.delivery;
