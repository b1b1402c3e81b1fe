package cn.cunkou.measures;

/** What somebody without an account may see of a measure. */
public enum Publicity {
    /** Figures and the evidence rows behind them. */
    ROWS,
    /** Figures only; those about fewer than five persons are withheld. */
    TOTALS,
    /** Nothing. */
    NONE
}
