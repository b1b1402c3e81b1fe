package cn.cunkou.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DownloadTests {
    @Test
    void everyProgramCanReadTheName() {
        assertThat(Download.as("服务站点 2019-11-18.xlsx"))
                .isEqualTo(
                        "attachment; filename=\"cunkou-2019-11-18.xlsx\"; "
                                + "filename*=UTF-8''%E6%9C%8D%E5%8A%A1%E7%AB%99%E7%82%B9%202019-11-18.xlsx");
        assertThat(Download.as("服务站点.xlsx")).contains("filename=\"cunkou.xlsx\"");
        assertThat(Download.shownAs("门面.png")).startsWith("inline; filename=\"cunkou.png\"");
        assertThat(Download.as("a\"\r\nb"))
                .contains("filename=\"cunkou-a-b\"")
                .doesNotContain("\n");
    }
}
