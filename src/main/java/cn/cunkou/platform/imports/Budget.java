package cn.cunkou.platform.imports;

/** What reading one file may still cost: bytes unpacked and time. */
final class Budget {
    private final Limits limits;
    private final long end;
    private long unpacked;
    private int characters;

    Budget(Limits limits) {
        this.limits = limits;
        this.end = System.nanoTime() + limits.patience().toNanos();
    }

    Limits limits() {
        return limits;
    }

    void unpack(long bytes) {
        unpacked += bytes;
        if (unpacked > limits.unpackedBytes()) {
            throw new NotReadable(
                    "整个文件",
                    "解开后超过" + limits.unpackedBytes() / 1048576 + "兆，不像是一张登记表",
                    "只留下要导入的内容，复制到新的工作簿再上传");
        }
        keepTime();
    }

    void keep(int moreCharacters) {
        characters += moreCharacters;
        if (characters > limits.characters()) {
            throw new NotReadable("整个文件", "文字太多，超过" + limits.characters() + "字", "分成几个文件上传");
        }
    }

    void keepTime() {
        if (System.nanoTime() > end) {
            throw new NotReadable(
                    "整个文件",
                    "内容太复杂，" + limits.patience().toSeconds() + "秒还没有读完",
                    "只留下要导入的内容，复制到新的工作簿再上传");
        }
    }
}
