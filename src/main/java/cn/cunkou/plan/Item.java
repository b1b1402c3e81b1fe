package cn.cunkou.plan;

import cn.cunkou.values.Period;
import java.util.List;

/** One statement of the paper that can be followed. */
public sealed interface Item permits Target, Deadline, Reward {
    /** Unique in the plan: {@code town-centres}. */
    String id();

    Kind kind();

    /** In plain words, for villagers. */
    String label();

    /** The field it belongs to: {@code 站点}. */
    String area();

    /** The id of the body that answers for it. */
    String owner();

    /** The ids of the bodies that act together with the owner. */
    List<String> with();

    /** From the day work on it begins to the last day it may be reached on. */
    Period span();

    List<Citation> citations();

    /** The same, with what a reading of a contradiction decides. */
    Item read(Reading reading);
}
