/**
 * The control plane over HTTP:
 *
 * <ul>
 *   <li>{@code GET /api/control/datasets}, {@code GET /api/control/datasets/{name}}: state, fences, replication, troubles
 *   <li>{@code POST /api/control/datasets/{name}/operations}: asks for one, answers 202 and where to look; with
 *       {@code dryRun=true} says what it would check and run
 *   <li>{@code GET /api/control/datasets/{name}/operations/{turn}}: its entries in the journal
 *   <li>{@code GET /api/control/datasets/{name}/journal}: who did what, when, why and on what evidence
 *   <li>{@code GET /api/control/events}: the same as it happens, as server-sent events
 *   <li>{@code GET}, {@code PUT /api/control/shadow}, {@code /api/control/shadow/{capability}}: what is compared, what has come of it
 *   <li>{@code GET}, {@code POST /api/control/shadow/{capability}/runs}: what has been counted together, and counting anew
 *   <li>{@code POST /api/control/shadow/{capability}/rules}, {@code …/rules/withdrawals}: what operators declare to be no difference
 *   <li>{@code GET /api/control/shadow/log}: who changed what of that
 *   <li>{@code /api/control/flags}: see {@code flags} below here
 *   <li>{@code /internal/shadow}, {@code …/lag}, {@code …/reports}: for gateways, which let nobody else through to it
 * </ul>
 *
 * All but the last is for the role {@code operator}. Any replica answers; the one that leads acts. Nothing is decided here.
 */
package io.turnout.control.api;
