package cn.cunkou.funds.claims;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.values.Money;
import cn.cunkou.values.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankFileTests {
    @Test
    void theLastLineProvesTheLinesBeforeIt() {
        var file =
                new BankFile(
                        List.of(
                                new BankFile.Line(
                                        7, "某,某厂", "农商行", "6217000011112222", new Money(1), "奖"),
                                new BankFile.Line(
                                        8, "𣒍村站", "农商行", "62170000", new Money(1_000_000), "奖")));
        var lines = file.csv().substring(1).split("\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[1]).isEqualTo("7,\"某,某厂\",农商行,6217000011112222,0.01,奖");
        var body = lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n";
        assertThat(lines[3]).isEqualTo("合计,2笔,,,10000.01,SHA-256 " + Sha256.hex(body));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "1, 壹分",
        "10, 壹角整",
        "105, 壹元零伍分",
        "1000000, 壹万元整",
        "1000001, 壹万元零壹分",
        "10050000, 壹拾万零伍佰元整",
        "4000000, 肆万元整",
        "1234567890, 壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整",
        "10000000000, 壹亿元整",
        "10000100000, 壹亿零壹仟元整",
        "200300, 贰仟零叁元整",
    })
    void amountsAreWrittenAsReceiptsWriteThem(long fen, String words) {
        assertThat(Capitals.of(new Money(fen))).isEqualTo(words);
    }
}
