package cn.cunkou.plan.rewards;

/** Where the module that moves money keeps what was granted. */
public interface AwardBook {
    /** What was granted under a plan. */
    Awards awards(String plan);
}
