package cn.cunkou.plan.rewards;

/**
 * What papers say of subjects where no register and no measure knows it, as far as people have
 * reviewed them; the module that takes applications has it.
 */
public interface Testimony {
    /** What papers say under a plan; unknown where none says it. */
    Facts under(String plan);
}
