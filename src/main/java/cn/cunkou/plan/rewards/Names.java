package cn.cunkou.plan.rewards;

/** What people call the measures and rewards that rules speak of. */
public interface Names {
    String title(Quantity.Measured measured);

    /** What a reward of the plan is called. */
    default String reward(String id) {
        return id;
    }

    /** Of a count; empty for shares. */
    String unit(Quantity.Measured measured);
}
