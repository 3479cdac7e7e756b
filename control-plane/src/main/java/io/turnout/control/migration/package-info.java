/**
 * The whole way from the monolith to the services: which dataset or capability is next, on what grounds, and back. {@link Decisions}
 * decides, from values alone; what it decides is asked of datasets and rollouts as an operator would ask for it. How a dataset moves
 * and how a candidate is judged does not belong here.
 */
package io.turnout.control.migration;
