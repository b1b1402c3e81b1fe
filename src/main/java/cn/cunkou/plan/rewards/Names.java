package cn.cunkou.plan.rewards;

/** What people call the measures that rules speak of. */
public interface Names {
    String title(Quantity.Measured measured);

    /** Of a count; empty for shares. */
    String unit(Quantity.Measured measured);
}
