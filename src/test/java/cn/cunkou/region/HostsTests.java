package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.cunkou.values.DivisionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTests {
    @Test
    void aHostLeadsToItsCountyHoweverItIsWritten() {
        var hosts = Hosts.read(" a.example.cn=441424, B.example.cn.=440883 ,");
        assertThat(hosts.county("A.Example.CN")).hasValue(DivisionCode.of("441424"));
        assertThat(hosts.county("b.example.cn.")).hasValue(DivisionCode.of("440883"));
        assertThat(hosts.county("example.cn")).isEmpty();
        assertThat(Hosts.read("").county("a.example.cn")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example.cn",
                "a.example.cn=",
                "a.example.cn=44142",
                "a.example.cn=441424100",
                "a.example.cn=999999",
                "http://a.example.cn=441424",
                "a.example.cn:8080=441424",
                "a.example.cn=441424=440883",
                "a.example.cn=441424,A.example.cn=440883"
            })
    void aBadSettingSaysWhatIsWrong(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hosts.read(setting))
                .withMessageContaining(Hosts.SETTING)
                .withMessageContaining("a.example.cn");
    }
}
