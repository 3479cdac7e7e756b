package io.turnout.control.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is killed, cut off, overtaken or late while a dataset goes forth and back. */
class HandoverPropertiesTest {
    @Property(tries = 3000)
    void neverOpensTwoSidesAndSettlesWithOneOpen(
            @ForAll long seed, @ForAll boolean forth, @ForAll @IntRange(min = 1, max = 60) int disturbances) {
        ModelledControl control = new ModelledControl(new Random(seed), forth ? State.VERIFIED : State.CUT_OVER);
        control.request(forth ? Operation.CUTOVER : Operation.ROLLBACK);

        for (int i = 0; i < disturbances; i++) {
            control.stepDisturbed();
            assertThat(bothOpen(control)).as("%s", control.journal).isFalse();
            if (control.state().running() == null) {
                control.request(control.state().state() == State.CUT_OVER ? Operation.ROLLBACK : Operation.CUTOVER);
            }
        }

        assertThat(control.settleUndisturbed()).isLessThan(60);
        control.arriveLate();
        control.arriveLate();
        Side owner = control.state().state() == State.CUT_OVER ? Side.TARGET : Side.SOURCE;
        assertThat(control.sides.isOpen(owner)).as("%s", control.journal).isTrue();
        assertThat(control.sides.isOpen(owner.other()))
                .as("%s", control.journal)
                .isFalse();
    }

    @Property(tries = 500)
    void anUndisturbedHandoverTakesFourSteps(@ForAll long seed, @ForAll boolean forth) {
        ModelledControl control = new ModelledControl(new Random(seed), forth ? State.VERIFIED : State.CUT_OVER);
        control.request(forth ? Operation.CUTOVER : Operation.ROLLBACK);

        assertThat(control.settleUndisturbed()).isEqualTo(5);

        assertThat(control.state().state()).isEqualTo(forth ? State.CUT_OVER : State.IN_SYNC);
        assertThat(control.sides.isOpen(forth ? Side.TARGET : Side.SOURCE)).isTrue();
    }

    private static boolean bothOpen(ModelledControl control) {
        return control.sides.isOpen(Side.SOURCE) && control.sides.isOpen(Side.TARGET);
    }
}
