<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>Read</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>AreaGroup</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Attachment</name>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Version of the file</source>
        <translation>文件版本</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>BoothInk</name>
    <message>
        <source>Available</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预订</translation>
    </message>
    <message>
        <source>Contracted</source>
        <translation>已签约</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>Branch</name>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支机构</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支机构</translation>
    </message>
</context>
<context>
    <name>Category</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Chinese label</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English label</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>No longer offered</source>
        <translation>不再提供</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>HOST:PORT of the server (FAIRDESK_SERVER, 127.0.0.1:7443)</source>
        <translation>服务器的 HOST:PORT（FAIRDESK_SERVER，127.0.0.1:7443）</translation>
    </message>
    <message>
        <source>login name (FAIRDESK_USER)</source>
        <translation>登录名（FAIRDESK_USER）</translation>
    </message>
    <message>
        <source>file whose first line is the password; else FAIRDESK_PASSWORD, else it is asked for</source>
        <translation>首行为密码的文件；否则取 FAIRDESK_PASSWORD，再否则询问</translation>
    </message>
    <message>
        <source>code of the second factor</source>
        <translation>第二因素的验证码</translation>
    </message>
    <message>
        <source>seconds to wait for an answer (30)</source>
        <translation>等待答复的秒数（30）</translation>
    </message>
    <message>
        <source>sha256:HEX of the server&apos;s key, trusted for this once</source>
        <translation>本次信任的服务器密钥 sha256:HEX</translation>
    </message>
    <message>
        <source>trust an unknown server and remember its key</source>
        <translation>信任未知的服务器并记住其密钥</translation>
    </message>
    <message>
        <source>file of the trusted servers</source>
        <translation>保存受信任服务器的文件</translation>
    </message>
    <message>
        <source>json, csv or table (a table on a terminal, else json)</source>
        <translation>json、csv 或 table（终端上默认 table，否则 json）</translation>
    </message>
    <message>
        <source>same as --format json</source>
        <translation>同 --format json</translation>
    </message>
    <message>
        <source>same as --format csv</source>
        <translation>同 --format csv</translation>
    </message>
    <message>
        <source>same as --format table</source>
        <translation>同 --format table</translation>
    </message>
    <message>
        <source>language of messages and tables, for example zh_CN</source>
        <translation>消息和表格的语言，例如 zh_CN</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <source>fields to show, F,G,link.field</source>
        <translation>要显示的字段，F,G,link.field</translation>
    </message>
    <message>
        <source>FIELD OPERATOR VALUE; several must all hold</source>
        <translation>字段 运算 值；多个条件须同时满足</translation>
    </message>
    <message>
        <source>condition as JSON</source>
        <translation>JSON 形式的条件</translation>
    </message>
    <message>
        <source>text to find in the list</source>
        <translation>在列表中查找的文字</translation>
    </message>
    <message>
        <source>fields to order by, F,-G; - is descending</source>
        <translation>排序字段，F,-G；- 表示降序</translation>
    </message>
    <message>
        <source>go on after the token of an earlier answer</source>
        <translation>从上次答复的标记处继续</translation>
    </message>
    <message>
        <source>leave out so many rows</source>
        <translation>跳过这么多行</translation>
    </message>
    <message>
        <source>rows at most; 0 is all</source>
        <translation>最多行数；0 为全部</translation>
    </message>
    <message>
        <source>show the deleted ones</source>
        <translation>显示已删除的记录</translation>
    </message>
    <message>
        <source>fields to group by; FIELD:year, :month and :day group dates</source>
        <translation>分组字段；FIELD:year、:month、:day 按日期分组</translation>
    </message>
    <message>
        <source>fields to add up</source>
        <translation>要合计的字段</translation>
    </message>
    <message>
        <source>fields to average</source>
        <translation>要求平均的字段</translation>
    </message>
    <message>
        <source>fields whose least value is wanted</source>
        <translation>要求最小值的字段</translation>
    </message>
    <message>
        <source>fields whose greatest value is wanted</source>
        <translation>要求最大值的字段</translation>
    </message>
    <message>
        <source>version that was seen; a conflict if the same field changed since</source>
        <translation>看到的版本；此后同一字段有改动则为冲突</translation>
    </message>
    <message>
        <source>carry this write out once, however often it is sent</source>
        <translation>无论发送几次，这次写入只执行一次</translation>
    </message>
    <message>
        <source>why, for the history</source>
        <translation>原因，记入变更记录</translation>
    </message>
    <message>
        <source>kind of record; may be given several times</source>
        <translation>记录类型；可以给出多个</translation>
    </message>
    <message>
        <source>end after so many changes</source>
        <translation>收到这么多条变化后结束</translation>
    </message>
    <message>
        <source>go on before this sequence number</source>
        <translation>从这个序号之前继续</translation>
    </message>
    <message>
        <source>JSON {&quot;Header&quot;:&quot;field&quot;|null}, or @FILE</source>
        <translation>JSON {&quot;表头&quot;:&quot;字段&quot;|null}，或 @FILE</translation>
    </message>
    <message>
        <source>encoding of the file, if it is not recognised</source>
        <translation>文件编码，无法识别时使用</translation>
    </message>
    <message>
        <source>separator of the columns, if it is not recognised</source>
        <translation>列分隔符，无法识别时使用</translation>
    </message>
    <message>
        <source>sheet of the workbook</source>
        <translation>工作簿中的工作表</translation>
    </message>
    <message>
        <source>check only, save nothing</source>
        <translation>只检查，不保存</translation>
    </message>
    <message>
        <source>write the rejected rows to this CSV file</source>
        <translation>把被拒绝的行写入这个 CSV 文件</translation>
    </message>
    <message>
        <source>take back the import of this job</source>
        <translation>撤回这项作业的导入</translation>
    </message>
    <message>
        <source>for programs: field keys, imports again without loss</source>
        <translation>供程序使用：字段标识，可无损重新导入</translation>
    </message>
    <message>
        <source>file to write; - is standard output</source>
        <translation>要写入的文件；- 为标准输出</translation>
    </message>
    <message>
        <source>name of the file at the server</source>
        <translation>文件在服务器上的名称</translation>
    </message>
    <message>
        <source>user:LOGIN or team:KEY</source>
        <translation>user:LOGIN 或 team:KEY</translation>
    </message>
    <message>
        <source>read or edit</source>
        <translation>read 或 edit</translation>
    </message>
    <message>
        <source>file whose first line is the new password; else FAIRDESK_NEW_PASSWORD, else it is asked for</source>
        <translation>首行为新密码的文件；否则取 FAIRDESK_NEW_PASSWORD，再否则询问</translation>
    </message>
    <message>
        <source>file with one value a line; - is standard input</source>
        <translation>每行一个值的文件；- 为标准输入</translation>
    </message>
    <message>
        <source>the kinds of records, or the fields of one</source>
        <translation>各种记录类型，或一种记录的字段</translation>
    </message>
    <message>
        <source>one record</source>
        <translation>一条记录</translation>
    </message>
    <message>
        <source>records that match</source>
        <translation>符合条件的记录</translation>
    </message>
    <message>
        <source>number and sums of the records that match</source>
        <translation>符合条件的记录的数量与合计</translation>
    </message>
    <message>
        <source>make a record</source>
        <translation>新建一条记录</translation>
    </message>
    <message>
        <source>change a record</source>
        <translation>修改一条记录</translation>
    </message>
    <message>
        <source>hide a record until it is restored</source>
        <translation>隐藏一条记录，直到恢复</translation>
    </message>
    <message>
        <source>bring a deleted record back</source>
        <translation>恢复已删除的记录</translation>
    </message>
    <message>
        <source>take back a save, by its group in the history</source>
        <translation>按变更记录中的组号撤回一次保存</translation>
    </message>
    <message>
        <source>find records by words, pinyin or numbers</source>
        <translation>按文字、拼音或号码查找记录</translation>
    </message>
    <message>
        <source>who changed what in a record, the newest first</source>
        <translation>谁改了记录的什么，新的在前</translation>
    </message>
    <message>
        <source>changes as they happen, one JSON object a line</source>
        <translation>实时变化，每行一个 JSON 对象</translation>
    </message>
    <message>
        <source>read records from a CSV, XLSX or vCard file</source>
        <translation>从 CSV、XLSX 或 vCard 文件读入记录</translation>
    </message>
    <message>
        <source>write records to a CSV or XLSX file</source>
        <translation>把记录写入 CSV 或 XLSX 文件</translation>
    </message>
    <message>
        <source>put a file to a record</source>
        <translation>把文件放到记录上</translation>
    </message>
    <message>
        <source>files of a record</source>
        <translation>记录的文件</translation>
    </message>
    <message>
        <source>fetch a file</source>
        <translation>取回文件</translation>
    </message>
    <message>
        <source>let somebody see or edit a record</source>
        <translation>让他人查看或编辑记录</translation>
    </message>
    <message>
        <source>take a share back</source>
        <translation>收回共享</translation>
    </message>
    <message>
        <source>carry out a named action</source>
        <translation>执行一项命名操作</translation>
    </message>
    <message>
        <source>change your password</source>
        <translation>修改自己的密码</translation>
    </message>
    <message>
        <source>who you are to the server</source>
        <translation>服务器眼中的自己</translation>
    </message>
    <message>
        <source>credit-code, capitals, pinyin, simplify, phone or company; needs no server</source>
        <translation>credit-code、capitals、pinyin、simplify、phone 或 company；不需要服务器</translation>
    </message>
    <message>
        <source>Usage: fairdesk COMMAND [OPERANDS] [OPTIONS]</source>
        <translation>用法：fairdesk 命令 [参数] [选项]</translation>
    </message>
    <message>
        <source>“fairdesk COMMAND --help” shows the options of one command.</source>
        <translation>“fairdesk 命令 --help”显示该命令的选项。</translation>
    </message>
    <message>
        <source>Changes were missed; read everything anew.</source>
        <translation>有变化被漏掉，需要全部重新读取。</translation>
    </message>
    <message>
        <source>Watching.</source>
        <translation>正在监视。</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>新密码：</translation>
    </message>
    <message>
        <source>New password once more: </source>
        <translation>再次输入新密码：</translation>
    </message>
    <message>
        <source>the system log: who did what, when and from where, the newest first</source>
        <translation>系统日志：谁在何时、从何处做了什么，最新的在前</translation>
    </message>
    <message>
        <source>only what this user did, by login; server for the server itself</source>
        <translation>只看此用户（登录名）的操作；server 指服务器本身</translation>
    </message>
    <message>
        <source>only such deeds: created, exported, sign_in, denied …</source>
        <translation>只看这类操作：created、exported、sign_in、denied 等</translation>
    </message>
    <message>
        <source>from this day or instant on</source>
        <translation>从这一天或时刻起</translation>
    </message>
    <message>
        <source>before this day or instant</source>
        <translation>在这一天或时刻之前</translation>
    </message>
    <message>
        <source>refuse, warn or create; for an import skip, update or create</source>
        <translation>refuse（拒绝）、warn（提醒）或 create（照建）；导入时为 skip（跳过）、update（更新）或 create（照建）</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>开头为</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不等于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>不大于</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>between</source>
        <translation>介于</translation>
    </message>
    <message>
        <source>in</source>
        <translation>在</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起于</translation>
    </message>
    <message>
        <source>before</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>属于其中之一</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>不属于其中任一</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>next week</source>
        <translation>下周</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>the last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>the last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>the last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>the next 7 days</source>
        <translation>今后 7 天</translation>
    </message>
    <message>
        <source>the next 30 days</source>
        <translation>今后 30 天</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>belongs to</source>
        <translation>隶属于</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is filled in</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>composed</source>
        <translation>组合条件</translation>
    </message>
    <message>
        <source>Kept list</source>
        <translation>清单</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contact</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>主联系人</translation>
    </message>
    <message>
        <source>Decision power</source>
        <translation>决策权</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>联系方式</translation>
    </message>
</context>
<context>
    <name>CreditCode</name>
    <message>
        <source>The credit code is empty.</source>
        <translation>信用代码为空。</translation>
    </message>
    <message>
        <source>A credit code has 18 characters.</source>
        <translation>信用代码为 18 位。</translation>
    </message>
    <message>
        <source>A credit code has only digits and capital letters except I, O, S, V and Z.</source>
        <translation>信用代码只含数字和大写字母，不含 I、O、S、V、Z。</translation>
    </message>
    <message>
        <source>The first character names no registering authority.</source>
        <translation>第一位不是任何登记管理部门。</translation>
    </message>
    <message>
        <source>Characters 3 to 8, the region, must be digits.</source>
        <translation>第 3 至 8 位是行政区划，须为数字。</translation>
    </message>
    <message>
        <source>The check digit of the organisation code (character 17) is wrong.</source>
        <translation>组织机构代码的校验位（第 17 位）不对。</translation>
    </message>
    <message>
        <source>The check digit (character 18) is wrong.</source>
        <translation>校验位（第 18 位）不对。</translation>
    </message>
</context>
<context>
    <name>CustomField</name>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Chinese label</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English label</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Indexed</source>
        <translation>建索引</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Choice list</source>
        <translation>选项列表</translation>
    </message>
    <message>
        <source>Links to</source>
        <translation>链接到</translation>
    </message>
    <message>
        <source>Custom field</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation>自定义字段</translation>
    </message>
</context>
<context>
    <name>Customer</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source department</source>
        <translation>来源部门</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>展区类别</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Credit state</source>
        <translation>信用状况</translation>
    </message>
    <message>
        <source>Group parent</source>
        <translation>上级集团</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>大区</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>银行账户</translation>
    </message>
    <message>
        <source>Products shown</source>
        <translation>展品</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>File complete (%)</source>
        <translation>档案完整度（%）</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>商务</translation>
    </message>
    <message>
        <source>Recommended by</source>
        <translation>推荐人</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代理商</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source>Outgoing</source>
        <translation>我方主动</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>客户主动</translation>
    </message>
</context>
<context>
    <name>DisplayText</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message numerus="yes">
        <source>%n not visible</source>
        <extracomment>Stands for linked records that the reader may not see, after the names of those that he may.</extracomment>
        <translation>
            <numerusform>%n 项不可见</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityDef</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>创建人</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>修改人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支机构</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
</context>
<context>
    <name>FieldRule</name>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>部分隐藏</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Field rule</source>
        <translation>字段规则</translation>
    </message>
    <message>
        <source>Field rules</source>
        <translation>字段规则</translation>
    </message>
</context>
<context>
    <name>FormCommands</name>
    <message>
        <source>Change %1</source>
        <extracomment>Name of a step that can be undone: a change of the field %1.</extracomment>
        <translation>修改 %1</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Text of several lines</source>
        <translation>多行文本</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Decimal number</source>
        <translation>小数</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Amount of money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>One choice of a list</source>
        <translation>列表单选</translation>
    </message>
    <message>
        <source>Several choices of a list</source>
        <translation>列表多选</translation>
    </message>
    <message>
        <source>Link to a record</source>
        <translation>链接到记录</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>更多信息</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Kept by the program</source>
        <translation>由程序维护</translation>
    </message>
    <message>
        <source>Links to several records</source>
        <translation>链接到多条记录</translation>
    </message>
</context>
<context>
    <name>Interaction</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next on</source>
        <translation>下次日期</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>互动</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动</translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Required fields</source>
        <translation>必填字段</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>表单布局</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>表单布局</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>This record does not exist, or you may not see it.</source>
        <translation>这条记录不存在，或无权查看。</translation>
    </message>
    <message>
        <source>You do not have the right to do this. Ask your administrator for it.</source>
        <translation>没有执行此操作的权限，可向管理员申请。</translation>
    </message>
    <message>
        <source>Some entries need correcting.</source>
        <translation>有内容需要更正。</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Tell your administrator: %1</source>
        <translation>程序出了问题，请告诉管理员：%1</translation>
    </message>
    <message>
        <source>%1 is too long: at most %2 characters fit.</source>
        <translation>%1 过长：最多 %2 个字符。</translation>
    </message>
    <message>
        <source>%1 holds a character that cannot be stored. Type it again.</source>
        <translation>%1 含有无法保存的字符，请重新输入。</translation>
    </message>
    <message>
        <source>%1 must stand on one line.</source>
        <translation>%1 只能写在一行内。</translation>
    </message>
    <message>
        <source>%1 is no e-mail address. Write it as name@company.com.</source>
        <translation>%1 不是邮箱地址，格式如 name@company.com。</translation>
    </message>
    <message>
        <source>%1 is no phone number. Write digits, for example 0531 8812 3456.</source>
        <translation>%1 不是电话号码，请写数字，例如 0531 8812 3456。</translation>
    </message>
    <message>
        <source>%1 is no web address. Write it as www.company.com.</source>
        <translation>%1 不是网址，格式如 www.company.com。</translation>
    </message>
    <message>
        <source>%1 must be at least %2.</source>
        <translation>%1 不能小于 %2。</translation>
    </message>
    <message>
        <source>%1 must be at most %2.</source>
        <translation>%1 不能大于 %2。</translation>
    </message>
    <message>
        <source>%1 has no choice “%2”. Pick one from the list.</source>
        <translation>%1 没有选项“%2”，请从列表中选择。</translation>
    </message>
    <message>
        <source>%1 is too large a number.</source>
        <translation>%1 数字太大。</translation>
    </message>
    <message>
        <source>%1 is no number.</source>
        <translation>%1 不是数字。</translation>
    </message>
    <message>
        <source>%1 is no date. Write it as 2026-05-18.</source>
        <translation>%1 不是日期，格式如 2026-05-18。</translation>
    </message>
    <message>
        <source>%1 is shown masked and cannot be saved like that.</source>
        <translation>%1 显示为部分隐藏，不能这样保存。</translation>
    </message>
    <message>
        <source>%1 must be filled in.</source>
        <translation>%1 必须填写。</translation>
    </message>
    <message>
        <source>%1 holds a value of the wrong type.</source>
        <translation>%1 的值类型不对。</translation>
    </message>
    <message>
        <source>“%1” does not fit the field %2 (%3).</source>
        <translation>“%1”不适合字段 %2（%3）。</translation>
    </message>
    <message>
        <source>The query has too many conditions or columns. Make it simpler.</source>
        <translation>查询的条件或列过多，请简化。</translation>
    </message>
    <message>
        <source>The query holds a condition that this server does not know.</source>
        <translation>查询含有本服务器不认识的条件。</translation>
    </message>
    <message>
        <source>There is no comparison “%1”.</source>
        <translation>没有比较方式“%1”。</translation>
    </message>
    <message>
        <source>One save may change at most %1 records.</source>
        <translation>一次保存最多修改 %1 条记录。</translation>
    </message>
    <message>
        <source>There is no operation “%1”.</source>
        <translation>没有操作“%1”。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>The request cannot be understood: %1</source>
        <translation>无法理解请求：%1</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full. Nothing was saved; tell your administrator.</source>
        <translation>服务器磁盘已满，没有保存任何内容，请告诉管理员。</translation>
    </message>
    <message>
        <source>The file is shorter than this place in it.</source>
        <translation>文件没有这么长。</translation>
    </message>
    <message>
        <source>Files with this ending are not accepted, because computers run them.</source>
        <translation>不接受这种后缀的文件，因为计算机会运行它。</translation>
    </message>
    <message>
        <source>Files of this kind are not accepted. Documents, tables, pictures, drawings, sound and archives are.</source>
        <translation>不接受这类文件。可以是文档、表格、图片、图纸、音频和压缩包。</translation>
    </message>
    <message>
        <source>This server runs no imports, exports or other jobs.</source>
        <translation>本服务器不运行导入、导出等作业。</translation>
    </message>
    <message>
        <source>There is no user or team “%1”.</source>
        <translation>没有用户或团队“%1”。</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>会话已结束，请重新登录。</translation>
    </message>
    <message>
        <source>This program is too old for the server. Please update it.</source>
        <translation>本程序对服务器来说过旧，请更新。</translation>
    </message>
    <message>
        <source>The transfer was given up. Start it again.</source>
        <translation>传输已中止，请重新开始。</translation>
    </message>
    <message>
        <source>The file is too large: at most %1 MiB are accepted.</source>
        <translation>文件过大：最多接受 %1 MiB。</translation>
    </message>
    <message>
        <source>Too many files are being transferred at once. Wait for some of them.</source>
        <translation>同时传输的文件过多，请等其中几个完成。</translation>
    </message>
    <message>
        <source>A piece of the file is too large.</source>
        <translation>文件的一个分块过大。</translation>
    </message>
    <message>
        <source>A piece of the file is missing; %1 bytes have arrived.</source>
        <translation>文件缺少一个分块；已收到 %1 字节。</translation>
    </message>
    <message>
        <source>The file is larger than was announced.</source>
        <translation>文件比声明的大。</translation>
    </message>
    <message>
        <source>The file is shorter than was announced.</source>
        <translation>文件比声明的小。</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>没有这个用户。</translation>
    </message>
    <message>
        <source>This is the last administrator; nobody could let anybody in again.</source>
        <translation>这是最后一名管理员，移除后将无人能让他人进入。</translation>
    </message>
    <message>
        <source>The local socket %1 cannot be opened: %2</source>
        <translation>无法打开本地套接字 %1：%2</translation>
    </message>
    <message>
        <source>The running server did not answer.</source>
        <translation>正在运行的服务器没有答复。</translation>
    </message>
    <message>
        <source>The backup failed: %1</source>
        <translation>备份失败：%1</translation>
    </message>
    <message>
        <source>%1 is no complete backup of Fairdesk.</source>
        <translation>%1 不是完整的 Fairdesk 备份。</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation>%1 已存在，请换个名称。</translation>
    </message>
    <message>
        <source>“%1” has no option --%2.</source>
        <translation>“%1”没有选项 --%2。</translation>
    </message>
    <message>
        <source>There is no option --%1.</source>
        <translation>没有选项 --%1。</translation>
    </message>
    <message>
        <source>The option --%1 needs a value.</source>
        <translation>选项 --%1 需要一个值。</translation>
    </message>
    <message>
        <source>Which command? See --help.</source>
        <translation>哪个命令？见 --help。</translation>
    </message>
    <message>
        <source>There is no command “%1”. See --help.</source>
        <translation>没有命令“%1”，见 --help。</translation>
    </message>
    <message>
        <source>Use: fairdesk-server %1 %2</source>
        <translation>用法：fairdesk-server %1 %2</translation>
    </message>
    <message>
        <source>There is no centre in %1. Make one with “fairdesk-server init”.</source>
        <translation>%1 中没有数据，用“fairdesk-server init”新建。</translation>
    </message>
    <message>
        <source>Which role? Use --role.</source>
        <translation>哪个角色？用 --role 指定。</translation>
    </message>
    <message>
        <source>Which data folder? Use --data or FAIRDESK_DATA.</source>
        <translation>哪个数据目录？用 --data 或 FAIRDESK_DATA 指定。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made or protected.</source>
        <translation>无法创建或保护目录 %1。</translation>
    </message>
    <message>
        <source>Another fairdesk-server works in %1.</source>
        <translation>另一个 fairdesk-server 正在使用 %1。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>目录 %1 无法写入。</translation>
    </message>
    <message>
        <source>--format must be table, json or csv.</source>
        <translation>--format 只能是 table、json 或 csv。</translation>
    </message>
    <message>
        <source>The standard input holds no password.</source>
        <translation>标准输入中没有密码。</translation>
    </message>
    <message>
        <source>--listen must be like 127.0.0.1:7443, not “%1”.</source>
        <translation>--listen 的格式如 127.0.0.1:7443，不是“%1”。</translation>
    </message>
    <message>
        <source>There is no time zone “%1”.</source>
        <translation>没有时区“%1”。</translation>
    </message>
    <message>
        <source>A currency has three capital letters, such as CNY; not “%1”.</source>
        <translation>币种是三个大写字母，如 CNY，不是“%1”。</translation>
    </message>
    <message>
        <source>There is no locale “%1”.</source>
        <translation>没有区域设置“%1”。</translation>
    </message>
    <message>
        <source>The data are of an older version (schema %1, this program has %2). Run “fairdesk-server migrate”.</source>
        <translation>数据是旧版本（架构 %1，本程序为 %2），请运行“fairdesk-server migrate”。</translation>
    </message>
    <message>
        <source>The folder %1 is not empty.</source>
        <translation>目录 %1 不是空的。</translation>
    </message>
    <message>
        <source>The database holds a centre already.</source>
        <translation>数据库中已有数据。</translation>
    </message>
    <message>
        <source>--customers and --seed are numbers, --today is a day such as 2026-01-15.</source>
        <translation>--customers 和 --seed 是数字，--today 是日期，如 2026-01-15。</translation>
    </message>
    <message>
        <source>This program was built without the demo centre.</source>
        <translation>本程序编译时未包含演示数据。</translation>
    </message>
    <message>
        <source>There is no user “%1”.</source>
        <translation>没有用户“%1”。</translation>
    </message>
    <message>
        <source>There is no role “%1”.</source>
        <translation>没有角色“%1”。</translation>
    </message>
    <message>
        <source>There is no team “%1”.</source>
        <translation>没有团队“%1”。</translation>
    </message>
    <message>
        <source>There is no branch “%1”.</source>
        <translation>没有分支机构“%1”。</translation>
    </message>
    <message>
        <source>This code is wrong or was used before. Wait for the next one.</source>
        <translation>验证码不对或已用过，请等下一个。</translation>
    </message>
    <message>
        <source>Enter the code that your authenticator shows.</source>
        <translation>请输入身份验证器显示的验证码。</translation>
    </message>
    <message>
        <source>A second factor is already in use. Remove it first.</source>
        <translation>已启用第二因素，请先移除。</translation>
    </message>
    <message>
        <source>No second factor is waiting for its first code.</source>
        <translation>没有等待首个验证码的第二因素。</translation>
    </message>
    <message>
        <source>The login or the password is wrong.</source>
        <translation>登录名或密码不对。</translation>
    </message>
    <message>
        <source>Too many people are signing in at this moment. Try again in a few seconds.</source>
        <translation>此刻登录的人过多，请过几秒再试。</translation>
    </message>
    <message>
        <source>Too many attempts failed. Signing in is possible again at %1.</source>
        <translation>失败次数过多，%1 之后可以再次登录。</translation>
    </message>
    <message>
        <source>This one-time password is no longer valid. Ask your administrator for a new one.</source>
        <translation>这个一次性密码已失效，请向管理员要新的。</translation>
    </message>
    <message>
        <source>You need to choose a new password before you can go on.</source>
        <translation>需要先设置新密码才能继续。</translation>
    </message>
    <message>
        <source>The new password must differ from the old one.</source>
        <translation>新密码必须与旧密码不同。</translation>
    </message>
    <message>
        <source>The present password is wrong.</source>
        <translation>当前密码不对。</translation>
    </message>
    <message>
        <source>There is no such session.</source>
        <translation>没有这个会话。</translation>
    </message>
    <message>
        <source>The password needs at least %1 characters.</source>
        <translation>密码至少需要 %1 个字符。</translation>
    </message>
    <message>
        <source>The password may have at most %1 characters.</source>
        <translation>密码最多 %1 个字符。</translation>
    </message>
    <message>
        <source>The password must not be the login.</source>
        <translation>密码不能与登录名相同。</translation>
    </message>
    <message>
        <source>This password is one of the first that an attacker tries. Choose another one.</source>
        <translation>这个密码太容易被猜到，请换一个。</translation>
    </message>
    <message>
        <source>The password needs three of these four: small letters, capital letters, digits, other characters.</source>
        <translation>密码须含以下四类中的三类：小写字母、大写字母、数字、其他字符。</translation>
    </message>
    <message>
        <source>“%1” does not fit the column %2.</source>
        <translation>“%1”不适合列 %2。</translation>
    </message>
    <message>
        <source>“%1” in the column %2 is no date, or can be read in two ways. Write it as 2026-05-18.</source>
        <translation>列 %2 中的“%1”不是日期，或有两种读法，格式如 2026-05-18。</translation>
    </message>
    <message>
        <source>“%1” is no choice of %2. Known are: %3.</source>
        <translation>“%1”不是 %2 的选项，可用的有：%3。</translation>
    </message>
    <message>
        <source>“%1” in the column %2 has lost its last digits in a spreadsheet program. Format the column as text and fill it in again.</source>
        <translation>列 %2 中的“%1”在表格软件里丢了末尾几位，请把该列设为文本后重新填写。</translation>
    </message>
    <message>
        <source>The column %1 holds an error of the spreadsheet program: %2.</source>
        <translation>列 %1 含有表格软件的错误值：%2。</translation>
    </message>
    <message>
        <source>The column “%1” cannot go into “%2”: there is no such field.</source>
        <translation>列“%1”不能导入“%2”：没有这个字段。</translation>
    </message>
    <message>
        <source>The column “%1” belongs to the field %2, which you may not change. Leave the column out.</source>
        <translation>列“%1”对应字段 %2，没有修改权限，请去掉该列。</translation>
    </message>
    <message>
        <source>The column “%1” and another one both go into the field %2.</source>
        <translation>列“%1”与另一列都对应字段 %2。</translation>
    </message>
    <message>
        <source>No column was found for %1, which must be filled in. The table has: %2.</source>
        <translation>没有找到必填的 %1 所对应的列，表中有：%2。</translation>
    </message>
    <message>
        <source>No column of this table is known. It has: %1.</source>
        <translation>表中没有认识的列，有：%1。</translation>
    </message>
    <message>
        <source>The table has no column “%1”. It has: %2.</source>
        <translation>表中没有列“%1”，有：%2。</translation>
    </message>
    <message>
        <source>You may not export %1.</source>
        <translation>没有导出 %1 的权限。</translation>
    </message>
    <message>
        <source>You may not import into %1.</source>
        <translation>没有导入 %1 的权限。</translation>
    </message>
    <message>
        <source>The rows were imported, but the file of rejected rows could not be written.</source>
        <translation>数据已导入，但未能写出被拒绝行的文件。</translation>
    </message>
    <message>
        <source>This was only tried.</source>
        <translation>这次只是试运行。</translation>
    </message>
    <message>
        <source>The import does not understand %1 = %2.</source>
        <translation>导入不认识 %1 = %2。</translation>
    </message>
    <message>
        <source>An export is csv or xlsx; the form for programs is csv.</source>
        <translation>导出格式为 csv 或 xlsx；供程序使用的是 csv。</translation>
    </message>
    <message>
        <source>The server was stopped while this job was running.</source>
        <translation>这项作业运行时服务器停止了。</translation>
    </message>
    <message>
        <source>The import is still running. Cancel it first.</source>
        <translation>导入仍在进行，请先取消。</translation>
    </message>
    <message>
        <source>There is no scheduled job “%1”.</source>
        <translation>没有定时作业“%1”。</translation>
    </message>
    <message>
        <source>“%1” in the column %2 is not there, or there are several, or you may not see it.</source>
        <translation>列 %2 中的“%1”不存在，或有多个，或无权查看。</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>The table is empty.</source>
        <translation>表是空的。</translation>
    </message>
    <message>
        <source>The answer is too large. Ask for fewer records or columns at once.</source>
        <translation>答复过大，请减少一次读取的记录或列。</translation>
    </message>
    <message>
        <source>The request is larger than the server accepts.</source>
        <translation>请求超过服务器接受的大小。</translation>
    </message>
    <message>
        <source>You were signed out because nothing happened for a long time.</source>
        <translation>长时间没有操作，已退出登录。</translation>
    </message>
    <message>
        <source>Your account was disabled. Ask your administrator.</source>
        <translation>账号已停用，请联系管理员。</translation>
    </message>
    <message>
        <source>Your session was ended. Sign in again.</source>
        <translation>会话已被结束，请重新登录。</translation>
    </message>
    <message>
        <source>The server cannot listen on %1 port %2: %3</source>
        <translation>服务器无法监听 %1 端口 %2：%3</translation>
    </message>
    <message>
        <source>The server is closing. You will be connected again by itself.</source>
        <translation>服务器正在关闭，稍后会自动重新连接。</translation>
    </message>
    <message>
        <source>The pattern may hold {year}, {year2}, {month}, {day} and {counter:6}, not {%1}.</source>
        <translation>编号格式可以含 {year}、{year2}、{month}、{day} 和 {counter:6}，不能含 {%1}。</translation>
    </message>
    <message>
        <source>The pattern needs a {counter}, or all documents would have one number.</source>
        <translation>编号格式需要 {counter}，否则所有单据的编号都相同。</translation>
    </message>
    <message>
        <source>Choose one active user or one team to share with.</source>
        <translation>请选择一名在用的用户或一个团队来共享。</translation>
    </message>
    <message>
        <source>“%1” was changed by %2 since, so this can no longer be taken back.</source>
        <translation>“%1”之后已由 %2 修改，不能再撤回。</translation>
    </message>
    <message>
        <source>%1 of “%2” was changed by %3 since, so this can no longer be taken back.</source>
        <translation>“%2”的 %1 之后已由 %3 修改，不能再撤回。</translation>
    </message>
    <message>
        <source>This can no longer be taken back, because some of it was changed since.</source>
        <translation>之后有内容已被修改，不能再撤回。</translation>
    </message>
    <message>
        <source>This was saved more than a day ago. Only an administrator can take it back.</source>
        <translation>这次保存已超过一天，只有管理员能撤回。</translation>
    </message>
    <message>
        <source>There is nothing left to take back.</source>
        <translation>没有可以撤回的内容了。</translation>
    </message>
    <message>
        <source>There is no kind of record called “%1”.</source>
        <translation>没有名为“%1”的记录类型。</translation>
    </message>
    <message>
        <source>You may not give this record to somebody else (%1).</source>
        <translation>没有把这条记录转给他人的权限（%1）。</translation>
    </message>
    <message>
        <source>You may not give records to this %1. Choose one of your own department.</source>
        <translation>不能把记录转给这个 %1，请选择本部门的。</translation>
    </message>
    <message>
        <source>A colleague&apos;s record looks the same. Ask your administrator before you enter it again.</source>
        <translation>同事的一条记录看起来相同，请先问管理员再录入。</translation>
    </message>
    <message>
        <source>This looks like a record of %1&apos;s. Ask %1 before you enter it again.</source>
        <translation>这看起来是 %1 的记录，请先问 %1 再录入。</translation>
    </message>
    <message>
        <source>This looks like “%1”, which belongs to nobody yet.</source>
        <translation>这看起来是“%1”，目前没有负责人。</translation>
    </message>
    <message>
        <source>This looks like “%1”, which belongs to %2.</source>
        <translation>这看起来是“%1”，负责人为 %2。</translation>
    </message>
    <message>
        <source>There is no field “%1” in “%2”.</source>
        <translation>“%2”中没有字段“%1”。</translation>
    </message>
    <message>
        <source>You may not change the field “%1”.</source>
        <translation>没有修改字段“%1”的权限。</translation>
    </message>
    <message>
        <source>%1 points to a record that is not part of this save.</source>
        <translation>%1 指向的记录不在这次保存之内。</translation>
    </message>
    <message>
        <source>Deleting and restoring take no values.</source>
        <translation>删除和恢复不带值。</translation>
    </message>
    <message>
        <source>%1: one of the lines is no longer there. Read the record again.</source>
        <translation>%1：其中一行已不存在，请重新读取记录。</translation>
    </message>
    <message>
        <source>%1: the record that you chose does not exist, or you may not see it.</source>
        <translation>%1：所选记录不存在，或无权查看。</translation>
    </message>
    <message>
        <source>%1: a record cannot stand below itself. Choose another one.</source>
        <translation>%1：记录不能位于自己之下，请另选一条。</translation>
    </message>
    <message>
        <source>%1 must be unique, and “%2” already has this value.</source>
        <translation>%1 必须唯一，“%2”已使用这个值。</translation>
    </message>
    <message>
        <source>%1 must be unique, and another record already has this value.</source>
        <translation>%1 必须唯一，另一条记录已使用这个值。</translation>
    </message>
    <message>
        <source>%1 cannot go from “%2” to “%3”.</source>
        <translation>%1 不能从“%2”变为“%3”。</translation>
    </message>
    <message>
        <source>You may not change %1 to “%2”.</source>
        <translation>没有把 %1 改为“%2”的权限。</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>%1 has changed this record in the meantime. Nothing was saved; look at the new values first.</source>
        <translation>%1 刚修改了这条记录，没有保存任何内容，请先查看新值。</translation>
    </message>
    <message>
        <source>This record has no such version yet. Read it again and repeat the change.</source>
        <translation>这条记录还没有这个版本，请重新读取后再改。</translation>
    </message>
    <message>
        <source>%1 was changed by %2 in the meantime. Nothing was saved; look at the new value first.</source>
        <translation>%1 刚被 %2 修改，没有保存任何内容，请先查看新值。</translation>
    </message>
    <message>
        <source>There is no field type “%1”.</source>
        <translation>没有字段类型“%1”。</translation>
    </message>
    <message>
        <source>A choice field needs the key of its choice list.</source>
        <translation>选项字段需要选项列表的标识。</translation>
    </message>
    <message>
        <source>A link field needs the kind of record that it links to.</source>
        <translation>链接字段需要指明链接到哪种记录。</translation>
    </message>
    <message>
        <source>No fields can be added to this kind of record.</source>
        <translation>这种记录不能添加字段。</translation>
    </message>
    <message>
        <source>A key begins with a small letter and holds small letters, digits and _.</source>
        <translation>标识以小写字母开头，只含小写字母、数字和 _。</translation>
    </message>
    <message>
        <source>The program itself has a field “%1” here. Choose another key.</source>
        <translation>程序在此已有字段“%1”，请换一个标识。</translation>
    </message>
    <message>
        <source>A deleted field of another type had this key. Choose another key.</source>
        <translation>曾有另一类型的已删除字段用过这个标识，请换一个。</translation>
    </message>
    <message>
        <source>This cannot change once the field exists. Add another field instead.</source>
        <translation>字段建成后不能再改这一项，可以另加一个字段。</translation>
    </message>
    <message>
        <source>A list&apos;s key begins with a small letter and holds small letters, digits and _.</source>
        <translation>列表标识以小写字母开头，只含小写字母、数字和 _。</translation>
    </message>
    <message>
        <source>A choice&apos;s key holds letters without accents, digits and _ . - only.</source>
        <translation>选项标识只含不带重音的字母、数字和 _ . -。</translation>
    </message>
    <message>
        <source>Records hold this key, so it cannot change. Change the labels instead.</source>
        <translation>已有记录使用这个标识，不能修改，可以改名称。</translation>
    </message>
    <message>
        <source>The sections must be a JSON list.</source>
        <translation>分组须为 JSON 列表。</translation>
    </message>
    <message>
        <source>There is no field “%1” that could be required.</source>
        <translation>没有可设为必填的字段“%1”。</translation>
    </message>
    <message>
        <source>A setting&apos;s key is made of small letters, digits and _, with dots between words.</source>
        <translation>参数标识由小写字母、数字和 _ 组成，词之间用点分隔。</translation>
    </message>
    <message>
        <source>The rule for duplicates is refuse, warn or create.</source>
        <translation>重复规则为 refuse、warn 或 create。</translation>
    </message>
    <message>
        <source>Only an administrator may change a login.</source>
        <translation>只有管理员可以修改登录名。</translation>
    </message>
    <message>
        <source>A login is made of letters, digits and . _ @ + -, without blanks.</source>
        <translation>登录名由字母、数字和 . _ @ + - 组成，不含空格。</translation>
    </message>
    <message>
        <source>The database does not answer at the moment. Try again shortly.</source>
        <translation>数据库此刻没有答复，请稍后再试。</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>Another record already has this value, and it must be unique.</source>
        <translation>另一条记录已使用这个值，而它必须唯一。</translation>
    </message>
    <message>
        <source>The database must be given as “sqlite” or “postgresql://…”, not as “%1”.</source>
        <translation>数据库须写为“sqlite”或“postgresql://…”，不是“%1”。</translation>
    </message>
    <message>
        <source>The server is closing. Try again shortly.</source>
        <translation>服务器正在关闭，请稍后再试。</translation>
    </message>
    <message>
        <source>PostgreSQL databases are backed up with PostgreSQL&apos;s own tools.</source>
        <translation>PostgreSQL 数据库请用它自己的工具备份。</translation>
    </message>
    <message>
        <source>The comparison “%1” does not fit the field %2.</source>
        <translation>比较方式“%1”不适合字段 %2。</translation>
    </message>
    <message>
        <source>The comparison “%1” of the field %2 has too few or too many values.</source>
        <translation>字段 %2 的比较“%1”的值过少或过多。</translation>
    </message>
    <message>
        <source>A “not” takes exactly one condition.</source>
        <translation>“not”只带一个条件。</translation>
    </message>
    <message>
        <source>“%1” is no period. Use today, this-week, last-30-days …</source>
        <translation>“%1”不是时段，可用 today、this-week、last-30-days …</translation>
    </message>
    <message>
        <source>A count is compared with exactly one number.</source>
        <translation>计数只与一个数字比较。</translation>
    </message>
    <message>
        <source>%1 has no field “%2” that you may use here.</source>
        <translation>%1 没有可在此使用的字段“%2”。</translation>
    </message>
    <message>
        <source>This page of the list cannot be continued. Load the list anew.</source>
        <translation>列表的这一页无法继续，请重新加载。</translation>
    </message>
    <message>
        <source>There is no kind of record “%1” that you may read.</source>
        <translation>没有可查看的记录类型“%1”。</translation>
    </message>
    <message>
        <source>The data were written by a newer version of Fairdesk (schema %1, this program knows %2). Install the newer program.</source>
        <translation>数据由更新版本的 Fairdesk 写入（架构 %1，本程序认识 %2），请安装更新的程序。</translation>
    </message>
    <message>
        <source>The demo server did not start: %1</source>
        <translation>演示服务器没有启动：%1</translation>
    </message>
    <message>
        <source>--%1 cannot be “%2”.</source>
        <translation>--%1 不能是“%2”。</translation>
    </message>
    <message>
        <source>“%1” is not understood; see --help.</source>
        <translation>无法理解“%1”，见 --help。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>无法读取文件 %1：%2</translation>
    </message>
    <message>
        <source>There is no command “%1”. See fairdesk --help.</source>
        <translation>没有命令“%1”，见 fairdesk --help。</translation>
    </message>
    <message>
        <source>There is no option %1. See fairdesk --help.</source>
        <translation>没有选项 %1，见 fairdesk --help。</translation>
    </message>
    <message>
        <source>The option %1 takes %2 values.</source>
        <translation>选项 %1 的取值为 %2。</translation>
    </message>
    <message>
        <source>Which command? See fairdesk --help.</source>
        <translation>哪个命令？见 fairdesk --help。</translation>
    </message>
    <message>
        <source>The command %1 has no option %2.</source>
        <translation>命令 %1 没有选项 %2。</translation>
    </message>
    <message>
        <source>Write it as: fairdesk %1 %2</source>
        <translation>写法：fairdesk %1 %2</translation>
    </message>
    <message>
        <source>“%1” names no record. Give its number, or FIELD=VALUE of a unique field.</source>
        <translation>“%1”不是记录，请给出编号，或唯一字段的 FIELD=VALUE。</translation>
    </message>
    <message>
        <source>“%1” is no FIELD=VALUE.</source>
        <translation>“%1”不是 FIELD=VALUE。</translation>
    </message>
    <message>
        <source>“%1” is no server. Write it as HOST:PORT.</source>
        <translation>“%1”不是服务器，写法为 HOST:PORT。</translation>
    </message>
    <message>
        <source>There is no field “%1”, or you may not see it.</source>
        <translation>没有字段“%1”，或无权查看。</translation>
    </message>
    <message>
        <source>“%1” is no JSON: %2</source>
        <translation>“%1”不是 JSON：%2</translation>
    </message>
    <message>
        <source>There are no records of the kind “%1”, or you may not see them.</source>
        <translation>没有“%1”这种记录，或无权查看。</translation>
    </message>
    <message>
        <source>%1 takes a number.</source>
        <translation>%1 的取值为数字。</translation>
    </message>
    <message>
        <source>There is no format “%1”: json, csv or table.</source>
        <translation>没有格式“%1”，可用 json、csv 或 table。</translation>
    </message>
    <message>
        <source>The work in the server ended as “%1”.</source>
        <translation>服务器中的作业以“%1”结束。</translation>
    </message>
    <message>
        <source>--map takes a JSON object {&quot;Header&quot;: &quot;field&quot;}.</source>
        <translation>--map 的取值为 JSON 对象 {&quot;表头&quot;: &quot;字段&quot;}。</translation>
    </message>
    <message>
        <source>--undo takes the number of the import&apos;s job.</source>
        <translation>--undo 的取值为导入作业的编号。</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2</source>
        <translation>无法写入文件 %1：%2</translation>
    </message>
    <message>
        <source>An export is csv or xlsx.</source>
        <translation>导出格式为 csv 或 xlsx。</translation>
    </message>
    <message>
        <source>download takes the number of a file; the command files shows it.</source>
        <translation>download 的取值为文件编号，可用 files 命令查看。</translation>
    </message>
    <message>
        <source>Where to? Use --to PATH.</source>
        <translation>写到哪里？用 --to PATH 指定。</translation>
    </message>
    <message>
        <source>There is no connection to the server at the moment.</source>
        <translation>此刻与服务器没有连接。</translation>
    </message>
    <message>
        <source>There is no text command “%1”; there are: %2</source>
        <translation>没有文本命令“%1”，可用：%2</translation>
    </message>
    <message>
        <source>Which text? Give it after the name, or a file with --from.</source>
        <translation>哪段文字？写在名称之后，或用 --from 指定文件。</translation>
    </message>
    <message>
        <source>The lines of %1 are a JSON list of objects.</source>
        <translation>%1 的行是由对象组成的 JSON 列表。</translation>
    </message>
    <message>
        <source>--on-duplicate is refuse, warn or create.</source>
        <translation>--on-duplicate 为 refuse、warn 或 create。</translation>
    </message>
    <message>
        <source>--with takes user:LOGIN or team:KEY.</source>
        <translation>--with 的取值为 user:LOGIN 或 team:KEY。</translation>
    </message>
    <message>
        <source>What shall change? Write FIELD=VALUE.</source>
        <translation>要改什么？写 FIELD=VALUE。</translation>
    </message>
    <message>
        <source>undo takes the number of a group; the history shows it.</source>
        <translation>undo 的取值为组号，可在变更记录中查看。</translation>
    </message>
    <message>
        <source>--can is read or edit.</source>
        <translation>--can 为 read 或 edit。</translation>
    </message>
    <message>
        <source>No password was given. Use --password-file or FAIRDESK_PASSWORD.</source>
        <translation>没有给出密码，可用 --password-file 或 FAIRDESK_PASSWORD。</translation>
    </message>
    <message>
        <source>--timeout takes a number of seconds.</source>
        <translation>--timeout 的取值为秒数。</translation>
    </message>
    <message>
        <source>--trust takes sha256: and 64 hexadecimal digits.</source>
        <translation>--trust 的取值为 sha256: 加 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>The two new passwords differ.</source>
        <translation>两次输入的新密码不同。</translation>
    </message>
    <message>
        <source>Who are you? Use --user or FAIRDESK_USER.</source>
        <translation>以谁的身份？用 --user 或 FAIRDESK_USER 指定。</translation>
    </message>
    <message>
        <source>This is no condition: %1</source>
        <translation>这不是条件：%1</translation>
    </message>
    <message>
        <source>“between” takes two values.</source>
        <translation>“between”需要两个值。</translation>
    </message>
    <message>
        <source>%1 is no date and time. Write it as 2026-05-18 15:00.</source>
        <translation>%1 不是日期和时间，格式如 2026-05-18 15:00。</translation>
    </message>
    <message>
        <source>%1 is no whole number. Write digits, for example 120.</source>
        <translation>%1 不是整数，请写数字，例如 120。</translation>
    </message>
    <message>
        <source>%1 is no number. Write digits, for example 36.5.</source>
        <translation>%1 不是数字，请写数字，例如 36.5。</translation>
    </message>
    <message>
        <source>%1 is no amount. Write it as 1234.50.</source>
        <translation>%1 不是金额，格式如 1234.50。</translation>
    </message>
    <message>
        <source>%1: there is no “%2”. Pick a record from the list.</source>
        <translation>%1：没有“%2”，请从列表中选择记录。</translation>
    </message>
    <message>
        <source>“%1” does not fit the field %2.</source>
        <translation>“%1”不适合字段 %2。</translation>
    </message>
    <message>
        <source>More than %1 rows are too many at once. Select fewer, or export them.</source>
        <translation>一次超过 %1 行太多，请少选一些，或改用导出。</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>服务器没有及时答复，请再试一次。</translation>
    </message>
    <message>
        <source>The list of trusted servers %1 cannot be read: %2</source>
        <translation>无法读取受信任服务器列表 %1：%2</translation>
    </message>
    <message>
        <source>The server %1 is already known by another key.</source>
        <translation>服务器 %1 已登记了另一个密钥。</translation>
    </message>
    <message>
        <source>The list of trusted servers %1 cannot be written: %2</source>
        <translation>无法写入受信任服务器列表 %1：%2</translation>
    </message>
    <message>
        <source>The connection to the server was lost. Try again when it is back.</source>
        <translation>与服务器的连接已断开，恢复后请再试一次。</translation>
    </message>
    <message>
        <source>The server %1 is not known to this computer; its key is %2.</source>
        <translation>这台电脑不认识服务器 %1，其密钥为 %2。</translation>
    </message>
    <message>
        <source>The server %1 shows another key than the one that is trusted: %2. Somebody may be listening in. Ask the administrator before you go on.</source>
        <translation>服务器 %1 出示的密钥与受信任的不同：%2。可能有人在窃听，请先问管理员再继续。</translation>
    </message>
    <message>
        <source>The server did not answer within %1 seconds. Try again, perhaps with less at once.</source>
        <translation>服务器 %1 秒内没有答复，请再试一次，或减少一次处理的数量。</translation>
    </message>
    <message>
        <source>The server %1 fell silent.</source>
        <translation>服务器 %1 没有声息了。</translation>
    </message>
    <message>
        <source>%1 is no Fairdesk server.</source>
        <translation>%1 不是 Fairdesk 服务器。</translation>
    </message>
    <message>
        <source>This program is too old for the server, which has version %1. Install the current one.</source>
        <translation>本程序对服务器（版本 %1）来说过旧，请安装当前版本。</translation>
    </message>
    <message>
        <source>The server has version %1 and is too old for this program.</source>
        <translation>服务器为版本 %1，对本程序来说过旧。</translation>
    </message>
    <message>
        <source>The server did not say which records it keeps.</source>
        <translation>服务器没有说明它保存哪些记录。</translation>
    </message>
    <message>
        <source>The server gave an answer that does not fit the question.</source>
        <translation>服务器的答复与问题不符。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
    <message>
        <source>The server %1 does not answer. Check its address and the network.</source>
        <translation>服务器 %1 没有答复，请检查地址和网络。</translation>
    </message>
    <message>
        <source>No secure connection to %1 is possible: %2</source>
        <translation>无法与 %1 建立安全连接：%2</translation>
    </message>
    <message>
        <source>There is no connection to the server %1: %2</source>
        <translation>与服务器 %1 没有连接：%2</translation>
    </message>
    <message>
        <source>The server %1 sent something that cannot be read.</source>
        <translation>服务器 %1 发来无法读取的内容。</translation>
    </message>
    <message>
        <source>The server %1 sent more than is allowed at once.</source>
        <translation>服务器 %1 一次发来的内容超过允许的大小。</translation>
    </message>
    <message>
        <source>This belongs to a deleted record (%1). Restore that one first.</source>
        <translation>它属于一条已删除的记录（%1）。请先恢复那条记录。</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted: %2 still refer to it. Change or delete those first.</source>
        <translation>“%1”不能删除：仍有%2与它关联。请先修改或删除这些记录。</translation>
    </message>
    <message>
        <source>The record that the task is about does not exist, or you may not see it.</source>
        <translation>任务所关联的记录不存在，或无权查看。</translation>
    </message>
    <message>
        <source>Then nobody could administer Fairdesk any more. Make somebody else an administrator first.</source>
        <translation>这样就没有人能管理展客了。请先把另一位用户设为管理员。</translation>
    </message>
    <message>
        <source>--%1 needs --server, --user and a password.</source>
        <translation>--%1 需要 --server、--user 和密码。</translation>
    </message>
    <message>
        <source>The list of customers did not come within two minutes.</source>
        <translation>客户列表在两分钟内没有显示出来。</translation>
    </message>
    <message>
        <source>This user may not see customers.</source>
        <translation>此用户无权查看客户。</translation>
    </message>
    <message>
        <source>There is no customer that this user may see.</source>
        <translation>没有此用户可以查看的客户。</translation>
    </message>
    <message>
        <source>The database holds a table “%1” that this program does not know. Nothing was moved.</source>
        <translation>数据库中有本程序不认识的表“%1”，未搬迁任何数据。</translation>
    </message>
    <message>
        <source>The table “%1” did not arrive as it was. Nothing was moved.</source>
        <translation>表“%1”搬迁后与原来不一致，未搬迁任何数据。</translation>
    </message>
    <message>
        <source>The copy is not the same as the original. Nothing was moved.</source>
        <translation>副本与原数据不一致，未搬迁任何数据。</translation>
    </message>
    <message>
        <source>The data are in SQLite already.</source>
        <translation>数据已经在 SQLite 中。</translation>
    </message>
    <message>
        <source>The data are of another version than this program. Run “fairdesk-server migrate” first.</source>
        <translation>数据版本与本程序不同，请先运行“fairdesk-server migrate”。</translation>
    </message>
    <message>
        <source>The new database is not empty. Choose another one, or empty it first.</source>
        <translation>新数据库不是空的，请换一个，或先将其清空。</translation>
    </message>
    <message>
        <source>%1: %2 rows copied</source>
        <translation>%1：已复制 %2 行</translation>
    </message>
    <message>
        <source>Comparing both databases …</source>
        <translation>正在比对两个数据库……</translation>
    </message>
    <message>
        <source>The file %1 cannot be written.</source>
        <translation>无法写入文件 %1。</translation>
    </message>
    <message>
        <source>The old database was left as it was. Delete it when you no longer need it.</source>
        <translation>旧数据库保持原样，不再需要时请自行删除。</translation>
    </message>
    <message>
        <source>The old database is kept as %1. Delete it when you no longer need it.</source>
        <translation>旧数据库保存为 %1，不再需要时请自行删除。</translation>
    </message>
    <message>
        <source>Where to? Use --to with “sqlite” or “postgresql://…”.</source>
        <translation>要搬到哪里？请用 --to 指定“sqlite”或“postgresql://…”。</translation>
    </message>
    <message>
        <source>A server works in %1. Stop it, then move the data.</source>
        <translation>有服务器正在使用 %1。请先停止它，再搬迁数据。</translation>
    </message>
    <message>
        <source>This is still being done. Ask again in a while.</source>
        <translation>这项操作仍在进行，请稍后再查询。</translation>
    </message>
    <message>
        <source>Too much is waiting to be imported. Send this file when some of it is done.</source>
        <translation>等待导入的文件太多。请在其中一部分处理完后再发送此文件。</translation>
    </message>
    <message>
        <source>This key was used for other changes already. Nothing was saved; repeat the request with a new key.</source>
        <translation>此标识已用于其他更改。没有保存任何内容；请用新的标识重新提交。</translation>
    </message>
    <message>
        <source>“%1” is no instant for the field %2. Write day, time and zone, for example 2026-05-18T09:30:00+08:00.</source>
        <translation>“%1”不是字段 %2 的时刻。请写明日期、时间和时区，例如 2026-05-18T09:30:00+08:00。</translation>
    </message>
    <message>
        <source>“%1” is no amount for the field %2. Write 1234.50, or 1234.50 USD with the code of the currency.</source>
        <translation>“%1”不是字段 %2 的金额。请写成 1234.50，或带币种代码写成 1234.50 USD。</translation>
    </message>
    <message>
        <source>There is no folder %1. Make it first.</source>
        <translation>文件夹 %1 不存在，请先创建。</translation>
    </message>
    <message>
        <source>The database must be backed up before it changes, and pg_dump cannot do it (%1). Mend that, or take a backup yourself and run “fairdesk-server migrate --no-backup”.</source>
        <translation>数据库结构变更前必须先备份，而 pg_dump 无法完成备份（%1）。请先排除故障，或自行备份后执行“fairdesk-server migrate --no-backup”。</translation>
    </message>
    <message>
        <source>You may not change these columns, so they were left out: %1.</source>
        <translation>你无权修改下列各列，已略去：%1。</translation>
    </message>
    <message>
        <source>These columns stand more than once; only the first was read: %1.</source>
        <translation>下列各列出现了不止一次，只读取了第一列：%1。</translation>
    </message>
    <message>
        <source>Columns without a header hold something, which was left out.</source>
        <translation>没有表头的列中有内容，已略去。</translation>
    </message>
    <message>
        <source>%1 rows name records that are here already with other values. They were left as they are; import with “update” to change them.</source>
        <translation>有 %1 行对应的记录已经存在，但内容不同，均保持原样；如需修改，请以“更新”方式导入。</translation>
    </message>
    <message>
        <source>%1: in %2 rows it is not known which record of this centre is meant; it was left empty there.</source>
        <translation>%1：有 %2 行不知道对应本中心的哪条记录，该处留空。</translation>
    </message>
    <message>
        <source>%1: the file comes from another centre and does not say which record is meant here. Export it with the column “%2.external_id” as well.</source>
        <translation>%1：文件来自另一个中心，没有说明对应本中心的哪条记录。请导出时加上“%2.external_id”列。</translation>
    </message>
    <message>
        <source>Nothing in the row shows that it is the record no. %1 of this centre. Export it with the columns created_at and %2, or leave out the column id.</source>
        <translation>这一行中没有任何内容表明它就是本中心的第 %1 号记录。请连同 created_at 和 %2 两列一起导出，或去掉 id 列。</translation>
    </message>
    <message>
        <source>The row has more cells than the table has columns: “%1” stands beyond the last one. Perhaps quotation marks are missing around a cell with a separator in it.</source>
        <translation>这一行的单元格多于表格的列：“%1”超出了最后一列。可能是含有分隔符的单元格缺少引号。</translation>
    </message>
    <message>
        <source>“%1” holds bytes that are no characters in the encoding of the file. Save the file as UTF-8, or name its encoding.</source>
        <translation>“%1”中含有在文件编码里不成字符的字节。请将文件存为 UTF-8，或指明其编码。</translation>
    </message>
    <message>
        <source>This was written more than %1 days ago. Only an administrator can take it back.</source>
        <translation>这批数据写入已超过 %1 天，只有管理员可以撤回。</translation>
    </message>
    <message>
        <source>The server cannot tell at the moment who may do what. Try again shortly.</source>
        <translation>服务器暂时无法确认各用户的权限，请稍后再试。</translation>
    </message>
    <message>
        <source>%1: you may not add to the record that you chose.</source>
        <translation>%1：无权向所选记录添加内容。</translation>
    </message>
    <message>
        <source>%1: a line was changed by %2 in the meantime. Nothing was saved; look at the new lines first.</source>
        <translation>%1：有一行刚刚被%2修改。未保存任何内容，请先查看新的各行。</translation>
    </message>
    <message>
        <source>There is no list of choices “%1”. Known are: %2. A new list begins with its field.</source>
        <translation>没有名为“%1”的选项列表。已有：%2。新列表要先建立使用它的字段。</translation>
    </message>
    <message>
        <source>The number and the version of a record are open to everybody who may see it.</source>
        <translation>凡能看到记录的人都能看到它的编号和版本。</translation>
    </message>
    <message>
        <source>Only an administrator may change administrators, or make somebody one.</source>
        <translation>只有管理员可以变更管理员账户，或授予管理员身份。</translation>
    </message>
    <message>
        <source>You may not give rights that you do not have yourself. Ask an administrator.</source>
        <translation>不能授予自己没有的权限，请联系管理员。</translation>
    </message>
    <message>
        <source>Your own department and branch decide what you may see. Ask an administrator to change them.</source>
        <translation>本人所属部门和分公司决定可见范围，请由管理员修改。</translation>
    </message>
    <message>
        <source>The server has too much to look up at the moment. Try again shortly.</source>
        <translation>服务器目前查询过多，请稍后再试。</translation>
    </message>
    <message>
        <source>This took longer than %1 seconds and was stopped. Ask for less at once, for instance with a narrower filter.</source>
        <translation>查询超过 %1 秒，已被中止。请一次少查一些，例如缩小筛选范围。</translation>
    </message>
    <message>
        <source>“%1” names no record: the value is missing.</source>
        <translation>“%1”没有指明记录：缺少值。</translation>
    </message>
    <message>
        <source>%1 are records of their own, not a column. List %2.</source>
        <translation>%1 是单独的记录，不能作为列。请列出 %2。</translation>
    </message>
    <message>
        <source>The file %1 is no text in UTF-8. Convert it first.</source>
        <translation>文件 %1 不是 UTF-8 文本，请先转换编码。</translation>
    </message>
    <message>
        <source>The field %1 is given more than once.</source>
        <translation>字段 %1 给出了不止一次。</translation>
    </message>
    <message>
        <source>This was deleted so long ago that it has gone for good. It cannot be restored.</source>
        <translation>该记录删除已久，已被永久清除，无法恢复。</translation>
    </message>
    <message>
        <source>The field “%1” keeps its currency under this name, or would have to. Choose another key.</source>
        <translation>字段“%1”的币种列与此名称冲突，请换一个键名。</translation>
    </message>
    <message>
        <source>At most %1 fields can be added to one kind of record; deleted ones count, for their values are kept. Add a deleted one again under its key.</source>
        <translation>每类记录最多可添加 %1 个字段；已删除的字段仍保留数据，也计算在内。可用原键名重新添加已删除的字段。</translation>
    </message>
    <message>
        <source>There is no field “%1” for the form.</source>
        <translation>没有可放入表单的字段“%1”。</translation>
    </message>
    <message>
        <source>The field “%1” stands on the form more than once.</source>
        <translation>字段“%1”在表单上重复出现。</translation>
    </message>
    <message>
        <source>Deleted records are kept for a number of days, or 0 for ever.</source>
        <translation>已删除记录的保留天数须为整数，0 表示永久保留。</translation>
    </message>
    <message>
        <source>There is no type of customer “%1”.</source>
        <translation>没有客户类型“%1”。</translation>
    </message>
    <message>
        <source>No field is known for these columns, so they were left out: %1.</source>
        <translation>下列各列没有对应的字段，已略去：%1。</translation>
    </message>
    <message>
        <source>This account may do more than you may yourself. Ask an administrator.</source>
        <translation>该账号的权限高于你自己的权限，请联系管理员。</translation>
    </message>
    <message>
        <source>%1 is there already, perhaps from a move that was broken off. The centre does not use this file: put it somewhere else, and then move again.</source>
        <translation>%1 已经存在，可能是上次中断的搬迁留下的。系统现在并未使用这个文件：请把它移到别处，再重新搬迁。</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>OfflineText</name>
    <message>
        <source>This is not an amount with at most two decimals.</source>
        <translation>这不是最多两位小数的金额。</translation>
    </message>
    <message>
        <source>This is not a telephone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
    <message>
        <source>The value is empty.</source>
        <translation>值为空。</translation>
    </message>
    <message>
        <source>There is no such text command.</source>
        <translation>没有这个文本命令。</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>联系方式</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>May do everything, whatever the rights below say.</source>
        <translation>无论下方权限如何，可以做任何事。</translation>
    </message>
    <message>
        <source>Named rights</source>
        <translation>命名权限</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Field rules</source>
        <translation>字段规则</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
</context>
<context>
    <name>RoleRight</name>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
</context>
<context>
    <name>SavedQuery</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Saved query</source>
        <translation>保存的查询</translation>
    </message>
    <message>
        <source>Saved queries</source>
        <translation>保存的查询</translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支机构</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>Sequence</name>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Next number</source>
        <translation>下一个号码</translation>
    </message>
    <message>
        <source>Number sequence</source>
        <translation>编号规则</translation>
    </message>
    <message>
        <source>Number sequences</source>
        <translation>编号规则</translation>
    </message>
</context>
<context>
    <name>ServerHelp</name>
    <message>
        <source>make a new, empty centre</source>
        <translation>新建空的数据目录</translation>
    </message>
    <message>
        <source>make a centre with invented customers and users</source>
        <translation>新建带演示客户和用户的数据目录</translation>
    </message>
    <message>
        <source>serve clients until told to stop</source>
        <translation>提供服务，直到被要求停止</translation>
    </message>
    <message>
        <source>add a user, with a one-time password</source>
        <translation>添加用户，附一次性密码</translation>
    </message>
    <message>
        <source>give a user a new one-time password</source>
        <translation>给用户新的一次性密码</translation>
    </message>
    <message>
        <source>show all users</source>
        <translation>显示所有用户</translation>
    </message>
    <message>
        <source>sign a user out and keep him out</source>
        <translation>让用户退出并禁止登录</translation>
    </message>
    <message>
        <source>let a user in again</source>
        <translation>让用户恢复登录</translation>
    </message>
    <message>
        <source>bring older data to this version, after a backup</source>
        <translation>备份后把旧数据升级到本版本</translation>
    </message>
    <message>
        <source>look for damage, and show a digest of all data</source>
        <translation>检查损坏，并显示全部数据的摘要</translation>
    </message>
    <message>
        <source>copy everything into one file, also while serving</source>
        <translation>把全部数据复制到一个文件，运行中也可以</translation>
    </message>
    <message>
        <source>fill an empty folder from a backup</source>
        <translation>用备份填充空目录</translation>
    </message>
    <message>
        <source>show what is run by the clock</source>
        <translation>显示定时运行的作业</translation>
    </message>
    <message>
        <source>run it now</source>
        <translation>立即运行</translation>
    </message>
    <message>
        <source>Usage: fairdesk-server COMMAND --data DIR [options]

The data folder may also be given as FAIRDESK_DATA, a password as FAIRDESK_PASSWORD.

</source>
        <translation>用法：fairdesk-server 命令 --data 目录 [选项]

数据目录也可由 FAIRDESK_DATA 给出，密码可由 FAIRDESK_PASSWORD 给出。

</translation>
    </message>
    <message>
        <source>move all data into another, empty database</source>
        <translation>把全部数据搬到另一个空数据库</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>系统参数</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>系统参数</translation>
    </message>
</context>
<context>
    <name>SetupChecks</name>
    <message>
        <source>Enter the name of the centre.</source>
        <translation>请填写展馆名称。</translation>
    </message>
    <message>
        <source>A login is made of letters, digits and . _ @ + -, without blanks.</source>
        <translation>登录名由字母、数字和 . _ @ + - 组成，不含空格。</translation>
    </message>
    <message>
        <source>Somebody signs in as “%1” already. Choose another login.</source>
        <translation>登录名“%1”已有人使用，请换一个。</translation>
    </message>
    <message>
        <source>Two people have the login “%1”. Each needs one of his own.</source>
        <translation>两个人的登录名都是“%1”，请各用各的。</translation>
    </message>
    <message>
        <source>A key begins with a small letter and holds small letters, digits and _.</source>
        <translation>标识以小写字母开头，只含小写字母、数字和 _。</translation>
    </message>
    <message>
        <source>There is a field “%1” here already. Choose another key.</source>
        <translation>这里已有字段“%1”，请换一个标识。</translation>
    </message>
    <message>
        <source>Two new fields have the key “%1”. Choose another one.</source>
        <translation>两个新字段的标识都是“%1”，请换一个。</translation>
    </message>
    <message>
        <source>Enter what there is to choose from, with commas between.</source>
        <translation>请填写可选项，用逗号分隔。</translation>
    </message>
</context>
<context>
    <name>SetupGround</name>
    <message>
        <source>Exhibition sales</source>
        <extracomment>A department of an exhibition centre: it sells booths to exhibitors</extracomment>
        <translation>招展部</translation>
    </message>
    <message>
        <source>Visitor promotion</source>
        <extracomment>A department of an exhibition centre: it brings visitors</extracomment>
        <translation>观众部</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>市场部</translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation>客服部</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务部</translation>
    </message>
</context>
<context>
    <name>Tabular</name>
    <message>
        <source>The encoding “%1” is not known.</source>
        <translation>不认识编码“%1”。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>There is no such sheet in the file.</source>
        <translation>文件中没有这个工作表。</translation>
    </message>
    <message>
        <source>This file is not a text file with a table in it.</source>
        <translation>这个文件不是含有表格的文本文件。</translation>
    </message>
    <message>
        <source>A cell holds more than %1 characters. Perhaps a quotation mark is missing.</source>
        <translation>有单元格超过 %1 个字符，也许缺了引号。</translation>
    </message>
    <message>
        <source>The row holds too much text.</source>
        <translation>这一行文字过多。</translation>
    </message>
    <message>
        <source>The table has more than %1 columns.</source>
        <translation>表格超过 %1 列。</translation>
    </message>
    <message>
        <source>A quotation mark is opened here and never closed.</source>
        <translation>这里的引号没有闭合。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
    <message>
        <source>The workbook holds too many different texts. Split it, or save it as .csv.</source>
        <translation>工作簿中不同的文字过多，请拆分，或另存为 .csv。</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>This file is not a table. Choose an .xlsx or a .csv file.</source>
        <translation>这个文件不是表格，请选择 .xlsx 或 .csv 文件。</translation>
    </message>
    <message>
        <source>This file is a web page under the name of a table. Open it in a spreadsheet program and save it as an .xlsx workbook.</source>
        <translation>这个文件是改了名的网页，请用表格软件打开后另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The workbook is protected by a password. Save it without one and try again.</source>
        <translation>工作簿有密码保护，请去掉密码后再试。</translation>
    </message>
    <message>
        <source>This is a workbook of the old form (.xls). Save it as an .xlsx workbook.</source>
        <translation>这是旧格式工作簿（.xls），请另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB.</source>
        <translation>文件超过 %1 MB。</translation>
    </message>
    <message>
        <source>The table has more than %1 rows.</source>
        <translation>表格超过 %1 行。</translation>
    </message>
    <message>
        <source>The table holds too much text.</source>
        <translation>表格文字过多。</translation>
    </message>
    <message>
        <source>This kind of workbook is not read. Save it as an .xlsx workbook.</source>
        <translation>不读取这类工作簿，请另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The workbook has no sheet with a table.</source>
        <translation>工作簿中没有含表格的工作表。</translation>
    </message>
    <message>
        <source>The workbook cannot be written: %1</source>
        <translation>无法写入工作簿：%1</translation>
    </message>
    <message>
        <source>The workbook is damaged or incomplete. Save it again and try once more.</source>
        <translation>工作簿已损坏或不完整，请重新保存后再试。</translation>
    </message>
    <message>
        <source>The workbook is refused: it would take far more memory than a table of its size.</source>
        <translation>已拒绝这个工作簿：它占用的内存会远超其大小。</translation>
    </message>
    <message>
        <source>A line of the card holds more than %1 characters.</source>
        <translation>名片中有一行超过 %1 个字符。</translation>
    </message>
    <message>
        <source>The cards of the file hold cards in cards. It is not read.</source>
        <translation>文件中的名片层层嵌套，无法读取。</translation>
    </message>
</context>
<context>
    <name>Tag</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>About: kind of record</source>
        <translation>关于：记录类型</translation>
    </message>
    <message>
        <source>About: record</source>
        <translation>关于：记录</translation>
    </message>
</context>
<context>
    <name>TaskState</name>
    <message>
        <source>Open</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>The key of an unknown server</source>
        <translation>陌生服务器的密钥</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>服务器没有应答</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Several customers selected</source>
        <translation>选中多个客户</translation>
    </message>
    <message>
        <source>A condition for the list</source>
        <translation>列表的筛选条件</translation>
    </message>
    <message>
        <source>Nothing matches the conditions</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Everything about a customer</source>
        <translation>客户全景</translation>
    </message>
    <message>
        <source>Recording a call</source>
        <translation>记录一次通话</translation>
    </message>
    <message>
        <source>A customer&apos;s file</source>
        <translation>客户资料</translation>
    </message>
    <message>
        <source>A customer&apos;s contacts</source>
        <translation>客户的联系人</translation>
    </message>
    <message>
        <source>What was spoken with a customer</source>
        <translation>与客户的沟通记录</translation>
    </message>
    <message>
        <source>Tasks about a customer</source>
        <translation>客户的任务</translation>
    </message>
    <message>
        <source>A customer&apos;s documents</source>
        <translation>客户的文件</translation>
    </message>
    <message>
        <source>A customer&apos;s history</source>
        <translation>客户的变更历史</translation>
    </message>
    <message>
        <source>Two people changed the same field</source>
        <translation>两人修改了同一字段</translation>
    </message>
    <message>
        <source>A new customer with faults</source>
        <translation>填写有误的新客户</translation>
    </message>
    <message>
        <source>Importing a spreadsheet</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Found by pinyin initials</source>
        <translation>按拼音首字母查找</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Changing the password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>The narrow rail</source>
        <translation>收起的导航栏</translation>
    </message>
    <message>
        <source>A role and its rights</source>
        <translation>角色及其权限</translation>
    </message>
    <message>
        <source>The server is away</source>
        <translation>服务器断开</translation>
    </message>
    <message>
        <source>The server is back</source>
        <translation>服务器恢复</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Setting the centre up</source>
        <translation>展馆设置</translation>
    </message>
    <message>
        <source>Departments and branches</source>
        <translation>部门与分支机构</translation>
    </message>
    <message>
        <source>New colleagues</source>
        <translation>新同事</translation>
    </message>
    <message>
        <source>Fields of one&apos;s own</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Where customers come from</source>
        <translation>客户从哪里来</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>将写入的内容</translation>
    </message>
</context>
<context>
    <name>User</name>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Branch office</source>
        <translation>分支机构</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>岗位</translation>
    </message>
</context>
<context>
    <name>UserRole</name>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>User&apos;s role</source>
        <translation>用户角色</translation>
    </message>
    <message>
        <source>Users&apos; roles</source>
        <translation>用户角色</translation>
    </message>
</context>
<context>
    <name>fairdesk::AboutDialog</name>
    <message>
        <source>About Fairdesk</source>
        <translation>关于展客</translation>
    </message>
    <message>
        <source>Fairdesk</source>
        <translation>展客</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
    <message>
        <source>Key of the server (SHA-256)</source>
        <translation>服务器密钥（SHA-256）</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>Fluent UI System Icons, MIT licence</source>
        <translation>Fluent UI System Icons，MIT 许可</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>fairdesk::BooleanEditor</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>fairdesk::BulkBar</name>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep as a list</source>
        <translation>存为清单</translation>
    </message>
</context>
<context>
    <name>fairdesk::CheckHeader</name>
    <message>
        <source>Select all rows</source>
        <translation>选择所有行</translation>
    </message>
</context>
<context>
    <name>fairdesk::ColumnChooser</name>
    <message>
        <source>Find a field</source>
        <translation>查找字段</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>常用列</translation>
    </message>
</context>
<context>
    <name>fairdesk::CommandBox</name>
    <message>
        <source>Find or command</source>
        <translation>搜索或命令</translation>
    </message>
    <message>
        <source>Find records or type a command</source>
        <translation>搜索客户、联系人、任务，或输入命令</translation>
    </message>
</context>
<context>
    <name>fairdesk::CommandModel</name>
    <message>
        <source>No record matches “%1”</source>
        <translation>没有与“%1”匹配的记录</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星</translation>
    </message>
    <message>
        <source>There are more. Type more letters to narrow them down</source>
        <translation>还有更多，多输入几个字可缩小范围</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>fairdesk::CompletenessBar</name>
    <message>
        <source>%1 complete</source>
        <translation>完整 %1</translation>
    </message>
</context>
<context>
    <name>fairdesk::ConditionEditor</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Fill in the value.</source>
        <translation>请填写值。</translation>
    </message>
</context>
<context>
    <name>fairdesk::ConflictDialog</name>
    <message>
        <source>Changed meanwhile</source>
        <translation>期间有修改</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>%1 changed the same fields of %2 (%3). Choose for each field what shall stand.</source>
        <translation>%1 修改了 %2 的相同字段（%3），请为每个字段选择保留哪一个。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全部用我的</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>全部用对方的</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>Save this choice</source>
        <translation>按此保存</translation>
    </message>
</context>
<context>
    <name>fairdesk::ContactsPane</name>
    <message>
        <source>Main</source>
        <comment>contact</comment>
        <translation>主</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>暂无</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>查看全部 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::Customer360Page</name>
    <message>
        <source>This customer is no longer there, or no longer visible</source>
        <translation>这家客户已不存在，或不再可见</translation>
    </message>
    <message>
        <source>Close the page</source>
        <translation>关闭页面</translation>
    </message>
    <message>
        <source>%1 was deleted</source>
        <translation>已删除 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Pages of the customer</source>
        <translation>客户的各页</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>全景</translation>
    </message>
    <message>
        <source>File</source>
        <comment>sub-page</comment>
        <translation>档案</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>%n companies</source>
        <translation>
            <numerusform>%n 家</numerusform>
        </translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
</context>
<context>
    <name>fairdesk::DateLine</name>
    <message>
        <source>Pick from the calendar (Alt+Down)</source>
        <translation>从日历选择（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>fairdesk::DocumentArea</name>
    <message>
        <source>%1, not saved</source>
        <translation>%1，未保存</translation>
    </message>
    <message>
        <source>Open another page</source>
        <translation>打开其他页面</translation>
    </message>
    <message>
        <source>Open pages</source>
        <translation>已打开的页面</translation>
    </message>
</context>
<context>
    <name>fairdesk::ExportDialog</name>
    <message>
        <source>Excel (xlsx)</source>
        <translation>Excel（xlsx）</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>For people</source>
        <translation>给人看</translation>
    </message>
    <message>
        <source>For programs</source>
        <translation>给程序用</translation>
    </message>
    <message numerus="yes">
        <source>Export %n row(s)</source>
        <translation>
            <numerusform>导出 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export %1</source>
        <extracomment>Title of a window; %1 is the kind of record in the plural.</extracomment>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Reason (kept in the log)</source>
        <translation>原因（记入日志）</translation>
    </message>
    <message>
        <source>For people: names and words, amounts as numbers, safe to open in Excel. For programs: keys and ids, imports again without loss.</source>
        <translation>给人看：用名称和文字，金额为数字，可放心用 Excel 打开。给程序用：用标识和编号，可无损重新导入。</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>fairdesk::FactsPane</name>
    <message>
        <source>File</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Edit the file</source>
        <translation>编辑档案</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) empty</source>
        <translation>
            <numerusform>缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Not filled in</source>
        <translation>未填写</translation>
    </message>
</context>
<context>
    <name>fairdesk::FieldRow</name>
    <message>
        <source>Must be filled in</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>fairdesk::FilesModel</name>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
</context>
<context>
    <name>fairdesk::FilesPane</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No files yet. Drop some here</source>
        <translation>还没有文件，可拖到这里</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message numerus="yes">
        <source>sending %n</source>
        <translation>
            <numerusform>正在上传 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>No program on this computer opens %1. Save it and open it yourself.</source>
        <translation>这台电脑没有程序能打开 %1，可以保存后自行打开。</translation>
    </message>
    <message>
        <source>Save file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>Version %1, %2</source>
        <translation>版本 %1，%2</translation>
    </message>
</context>
<context>
    <name>fairdesk::FilterBar</name>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Add a condition (Ctrl+Shift+F)</source>
        <translation>添加条件（Ctrl+Shift+F）</translation>
    </message>
</context>
<context>
    <name>fairdesk::FilterChip</name>
    <message>
        <source>Delete removes this condition</source>
        <translation>按 Delete 去掉这个条件</translation>
    </message>
</context>
<context>
    <name>fairdesk::GroupFigures</name>
    <message>
        <source>Whole group</source>
        <translation>集团合计</translation>
    </message>
    <message numerus="yes">
        <source>%Ln companies</source>
        <translation>
            <numerusform>%Ln 家公司</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contacts</source>
        <translation>
            <numerusform>%Ln 位联系人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interactions in 12 months</source>
        <translation>
            <numerusform>近 12 个月互动 %Ln 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open tasks</source>
        <translation>
            <numerusform>%Ln 项未完成任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole group: %1</source>
        <translation>集团合计：%1</translation>
    </message>
</context>
<context>
    <name>fairdesk::HistoryModel</name>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>No longer shared</source>
        <translation>取消共享</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>第 %1 号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>After</source>
        <translation>新值</translation>
    </message>
</context>
<context>
    <name>fairdesk::HistoryPage</name>
    <message>
        <source>Nothing was changed yet</source>
        <translation>还没有变更</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
</context>
<context>
    <name>fairdesk::IdentityHead</name>
    <message>
        <source>Star</source>
        <translation>加星</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录跟进</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Previous of the list (Alt+↑)</source>
        <translation>列表中的上一家（Alt+↑）</translation>
    </message>
    <message>
        <source>Next of the list (Alt+↓)</source>
        <translation>列表中的下一家（Alt+↓）</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>隶属</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>File complete</source>
        <translation>档案完整</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message numerus="yes">
        <source>leads %n companies</source>
        <translation>
            <numerusform>下属 %n 家</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fill %n</source>
        <translation>
            <numerusform>补 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>no main contact</source>
        <translation>没有主联系人</translation>
    </message>
    <message>
        <source>main: %1</source>
        <translation>主联系人 %1</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Interactions in 12 months</source>
        <translation>近 12 个月互动</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>累计 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>未完成任务</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 项逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>none overdue</source>
        <translation>没有逾期</translation>
    </message>
    <message>
        <source>Since the last contact</source>
        <translation>距上次联系</translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <translation>
            <numerusform>天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) empty</source>
        <translation>
            <numerusform>缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit the file</source>
        <translation>编辑档案</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Delete the customer</source>
        <translation>删除客户</translation>
    </message>
</context>
<context>
    <name>fairdesk::ImportWizard</name>
    <message>
        <source>Import %1</source>
        <extracomment>Title of the import; %1 is the kind of record in the plural.</extracomment>
        <translation>导入%1</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.csv *.txt *.tsv);;All files (*)</source>
        <translation>表格 (*.xlsx *.csv *.txt *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>This file has no rows under its header. Choose another one.</source>
        <translation>这个文件表头下没有数据，请另选一个。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n column(s)</source>
        <extracomment>Over an import: file, its size, number of columns.</extracomment>
        <translation>
            <numerusform>%1 · %2 · %n 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending the file…</source>
        <translation>正在上传文件…</translation>
    </message>
    <message>
        <source>Trial run: nothing is written…</source>
        <translation>试运行：不写入任何内容…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>While an import runs: how many of how many.</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>To correct</source>
        <translation>待更正</translation>
    </message>
    <message>
        <source>This was a trial run: nothing has been written.</source>
        <translation>这是试运行：没有写入任何内容。</translation>
    </message>
    <message>
        <source>The import is done. It can be taken back as a whole for 30 days.</source>
        <translation>导入完成，30 天内可整体撤回。</translation>
    </message>
    <message>
        <source>The import was stopped. What was saved before stays, and can be taken back.</source>
        <translation>导入已停止，此前保存的仍在，可以撤回。</translation>
    </message>
    <message>
        <source>%1 – to correct.csv</source>
        <extracomment>Suggested name of the file with rows that could not be imported; %1 is the name of the imported file.</extracomment>
        <translation>%1 – 待更正.csv</translation>
    </message>
    <message>
        <source>Save rows to correct</source>
        <translation>保存待更正的行</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>The import was taken back.</source>
        <translation>导入已撤回。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <extracomment>A cell of an imported table in which something is missing.</extracomment>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Other file</source>
        <translation>换个文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Drop an Excel or CSV file here. Encoding, separator and columns are recognised.</source>
        <translation>把 Excel 或 CSV 文件拖到这里，编码、分隔符和列会自动识别。</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Next problem (F8)</source>
        <translation>下一个问题（F8）</translation>
    </message>
    <message>
        <source>Reading and duplicates</source>
        <translation>读取与重复</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>已存在时</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tabulator</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Skip the row</source>
        <translation>跳过该行</translation>
    </message>
    <message>
        <source>Update what is filled in</source>
        <translation>更新已填的内容</translation>
    </message>
    <message>
        <source>Create all the same</source>
        <translation>仍然新建</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>撤回导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Trial run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Counts and checks everything, writes nothing</source>
        <translation>清点并检查全部内容，不写入</translation>
    </message>
    <message>
        <source>Field for column %1</source>
        <translation>列 %1 对应的字段</translation>
    </message>
    <message>
        <source>Recognised by the server</source>
        <translation>由服务器识别</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>不导入</translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s)</source>
        <translation>
            <numerusform>前 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) need correcting</source>
        <translation>
            <numerusform>%n 个单元格待更正</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>The import was taken back, but for %n record(s) that were changed since.</source>
        <translation>
            <numerusform>导入已撤回，但有 %n 条记录此后已被修改，予以保留。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::KeysDialog</name>
    <message>
        <source>Everywhere</source>
        <translation>各处</translation>
    </message>
    <message>
        <source>Find a record or a command</source>
        <translation>查找记录或命令</translation>
    </message>
    <message>
        <source>Areas of the rail</source>
        <translation>侧栏各项</translation>
    </message>
    <message>
        <source>New record in this list</source>
        <translation>在此列表新建</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Close the page</source>
        <translation>关闭页面</translation>
    </message>
    <message>
        <source>Back and forward</source>
        <translation>后退、前进</translation>
    </message>
    <message>
        <source>Narrow or wide rail</source>
        <translation>侧栏变窄或变宽</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>选择多条</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation>记录跟进</translation>
    </message>
    <message>
        <source>Save what was recorded</source>
        <translation>保存所记内容</translation>
    </message>
    <message>
        <source>Overview, file, contacts …</source>
        <translation>全景、档案、联系人 …</translation>
    </message>
    <message>
        <source>Edit the file</source>
        <translation>编辑档案</translation>
    </message>
    <message>
        <source>Previous and next of the list</source>
        <translation>列表中的上一家、下一家</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>fairdesk::LevelBadge</name>
    <message>
        <source>Level %1</source>
        <extracomment>%1 is the letter of a customer&apos;s level, A to C</extracomment>
        <translation>%1 级</translation>
    </message>
</context>
<context>
    <name>fairdesk::LinesEditor</name>
    <message>
        <source>Add line</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <extracomment>A line of a table in a form: its number and what is wrong with it.</extracomment>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>fairdesk::ListPage</name>
    <message>
        <source>Saved views</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>New %1</source>
        <extracomment>Button over a list; %1 is the kind of record.</extracomment>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Save as view</source>
        <translation>保存为视图</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose columns (Ctrl+Shift+L)</source>
        <translation>选择列（Ctrl+Shift+L）</translation>
    </message>
    <message>
        <source>Preview (Space)</source>
        <translation>预览（空格）</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation>
            <numerusform>显示 %n 条新记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No %1 match the %n condition(s)</source>
        <extracomment>An empty list: %1 is the kind of record in the plural.</extracomment>
        <translation>
            <numerusform>没有符合 %n 个条件的%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear conditions</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <source>There are no %1 yet. Create one, or import them from a file.</source>
        <translation>还没有%1。可以新建，或从文件导入</translation>
    </message>
    <message>
        <source>There are no %1 yet.</source>
        <translation>还没有%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Columns %1/%2</source>
        <extracomment>Button that chooses columns: how many are shown of how many.</extracomment>
        <translation>列 %1/%2</translation>
    </message>
    <message>
        <source>%1 rows, %2 selected</source>
        <extracomment>Under a list: how many rows it has, and how many of them are selected.</extracomment>
        <translation>%1 行，已选 %2</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Transfer to a colleague</source>
        <translation>转给同事</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Transfer %n record(s)</source>
        <translation>
            <numerusform>转移 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>New owner</source>
        <translation>新负责人</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <extracomment>Status while many records are changed.</extracomment>
        <translation>已完成 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) deleted</source>
        <translation>
            <numerusform>已删除 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) changed</source>
        <translation>
            <numerusform>已修改 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; then: %2</source>
        <extracomment>%1 says how many were done, %2 why the rest was not.</extracomment>
        <translation>%1；之后：%2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>New task about this</source>
        <translation>新建相关任务</translation>
    </message>
    <message numerus="yes">
        <source>A list holds at most %n record(s). Select fewer.</source>
        <translation>
            <numerusform>一份清单最多 %n 条记录，请少选一些。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n record(s) as a list</source>
        <translation>
            <numerusform>把 %n 条记录存为清单</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>清单名称</translation>
    </message>
    <message>
        <source>Keep as a list…</source>
        <translation>存为清单…</translation>
    </message>
</context>
<context>
    <name>fairdesk::LoadingRows</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>fairdesk::MainWindow</name>
    <message>
        <source>Drafts cannot be kept on this computer: %1</source>
        <translation>这台电脑上无法保存草稿：%1</translation>
    </message>
    <message>
        <source>New %1</source>
        <extracomment>%1 is a kind of record in the singular: New customer</extracomment>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>The draft of “%1” is kept and comes back when it is opened again</source>
        <translation>“%1”的草稿已保留，再次打开时恢复</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Previous, next</source>
        <translation>上一家、下一家</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>切页</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected again. Everything shown is up to date</source>
        <translation>已重新连接，显示的都是最新数据</translation>
    </message>
    <message>
        <source>Offline, showing the data of %1. What you save is sent when the connection is back</source>
        <translation>已离线，显示 %1 的数据。保存的内容会在恢复后提交</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 条待传</numerusform>
        </translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的修改</translation>
    </message>
    <message>
        <source>What was typed cannot be kept as a draft on this computer. Close and lose it?</source>
        <translation>输入的内容无法在这台电脑上保留为草稿，要关闭并放弃吗？</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>关闭并放弃</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Fairdesk</source>
        <extracomment>%1 is the name of the exhibition centre</extracomment>
        <translation>展客</translation>
    </message>
    <message>
        <source>Fairdesk – %1</source>
        <translation>展客 — %1</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>New in this list</source>
        <translation>在此列表新建</translation>
    </message>
    <message>
        <source>&amp;Close page</source>
        <translation>关闭页面(&amp;C)</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find anything</source>
        <translation>全局搜索(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Narrow &amp;rail</source>
        <translation>侧栏变窄(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>密度(&amp;D)</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>Change &amp;password…</source>
        <translation>修改密码(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>偏好设置(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>下一页(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>上一页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Fairdesk</source>
        <translation>关于展客(&amp;A)</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>已登录：%1</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <extracomment>A command of the search box; %1 is a list, such as Customers</extracomment>
        <translation>前往%1</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入%1</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色和深色</translation>
    </message>
    <message>
        <source>Keys of this program</source>
        <translation>本程序的快捷键</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Set up the &amp;centre…</source>
        <translation>展馆设置向导(&amp;C)…</translation>
    </message>
    <message>
        <source>Set up the centre</source>
        <translation>展馆设置向导</translation>
    </message>
</context>
<context>
    <name>fairdesk::MoneyEditor</name>
    <message>
        <source>Currency of %1</source>
        <translation>%1 的币种</translation>
    </message>
</context>
<context>
    <name>fairdesk::NewPasswordForm</name>
    <message>
        <source>Type the new password.</source>
        <translation>请输入新密码。</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the new one again.</source>
        <translation>两次输入的密码不同，请再输入一次新密码。</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>The present one was given by an administrator, or is too old. Only you should know the new one.</source>
        <translation>当前密码由管理员给出，或已过期。新密码只应由本人知道。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Save and sign in</source>
        <translation>保存并登录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>fairdesk::NotesPane</name>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>新建备注</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>fairdesk::NoticeBell</name>
    <message numerus="yes">
        <source>Notices, %n unread</source>
        <translation>
            <numerusform>消息，%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>No notices yet. Finished imports and news of the server appear here</source>
        <translation>还没有消息。导入完成和服务器通知会显示在这里</translation>
    </message>
</context>
<context>
    <name>fairdesk::OneTimePassword</name>
    <message>
        <source>New one-time password…</source>
        <translation>生成新的一次性密码…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>New one-time password</source>
        <translation>新的一次性密码</translation>
    </message>
    <message>
        <source>%1 signs in with the new password once and then chooses his own. The present one ends now.</source>
        <translation>%1 用新密码登录一次后自行设置密码，现有密码立即失效。</translation>
    </message>
    <message>
        <source>Make the password</source>
        <translation>生成密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 (shown only now)</source>
        <translation>%1（仅此次显示）</translation>
    </message>
</context>
<context>
    <name>fairdesk::PasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Other computers where you are signed in will ask for the new one.</source>
        <translation>在其他电脑上登录的会话会要求输入新密码。</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
</context>
<context>
    <name>fairdesk::PasswordField</name>
    <message>
        <source>Caps lock seems to be on</source>
        <translation>大写锁定可能已打开</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>fairdesk::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Rows of lists</source>
        <translation>列表行距</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The size changes at the next start of the program</source>
        <translation>大小在下次启动程序时改变</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>fairdesk::PreviewPanel</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Space closes</source>
        <translation>空格关闭</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>关闭预览</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Last contacts</source>
        <translation>最近互动</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>还没有互动</translation>
    </message>
</context>
<context>
    <name>fairdesk::QuickEntry</name>
    <message>
        <source>Call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>What was said? The first line becomes the subject</source>
        <translation>说了什么？首行作为主题</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>How was the visit? The first line becomes the subject</source>
        <translation>拜访情况如何？首行作为主题</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>What was written? The first line becomes the subject</source>
        <translation>写了什么？首行作为主题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Something that everybody should know about this customer</source>
        <translation>大家都应知道的客户情况</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>要做什么？</translation>
    </message>
    <message>
        <source>Quick entry</source>
        <translation>快速记录</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In 3 days</source>
        <translation>3 天后</translation>
    </message>
    <message>
        <source>In 1 week</source>
        <translation>1 周后</translation>
    </message>
    <message>
        <source>In 2 weeks</source>
        <translation>2 周后</translation>
    </message>
    <message>
        <source>In 1 month</source>
        <translation>1 个月后</translation>
    </message>
    <message>
        <source>Choose a day…</source>
        <translation>选择日期…</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>不设日期</translation>
    </message>
</context>
<context>
    <name>fairdesk::RecordForm</name>
    <message>
        <source>Save anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>You may read this record, but not change it.</source>
        <translation>可以查看这条记录，但没有修改权限。</translation>
    </message>
    <message>
        <source>Your role shows this field only in part.</source>
        <translation>按角色规定，这个字段只显示一部分。</translation>
    </message>
    <message>
        <source>Your role may read this field, but not change it.</source>
        <translation>按角色规定，这个字段只能查看。</translation>
    </message>
    <message>
        <source>The program keeps this field by itself.</source>
        <translation>这个字段由程序维护。</translation>
    </message>
    <message>
        <source>Draft of %1 restored</source>
        <translation>已恢复 %1 的草稿</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>New %1</source>
        <extracomment>Title of the form for a new record; %1 is its kind.</extracomment>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Not possible without a connection. What you typed is kept as a draft.</source>
        <translation>没有连接时不能进行，输入的内容已保留为草稿。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Not saved yet – kept as a draft</source>
        <translation>尚未保存，已保留为草稿</translation>
    </message>
    <message>
        <source>Offline – kept as a draft until the connection is back</source>
        <translation>已离线，恢复前保留为草稿</translation>
    </message>
    <message>
        <source>Changed by %1, %2</source>
        <extracomment>Who changed the record last, and when.</extracomment>
        <translation>%1 修改于 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need correcting</source>
        <extracomment>Why a form was not saved.</extracomment>
        <translation>
            <numerusform>%n 个字段待更正</numerusform>
        </translation>
    </message>
    <message>
        <source>Open existing:</source>
        <translation>打开已有的：</translation>
    </message>
    <message>
        <source>Already there:</source>
        <translation>已存在：</translation>
    </message>
    <message>
        <source>This record was deleted, or you may not see it any more.</source>
        <translation>这条记录已删除，或不再可见。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>其他人</translation>
    </message>
    <message numerus="yes">
        <source>%1 has just changed %n field(s) that you changed too</source>
        <translation>
            <numerusform>%1 刚修改了 %n 个这里也改过的字段</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message numerus="yes">
        <source>%1 has just changed %n field(s)</source>
        <translation>
            <numerusform>%1 刚改了 %n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>About the %1:</source>
        <extracomment>Before the name of the record that a task is about; %1 is its kind.</extracomment>
        <translation>相关%1：</translation>
    </message>
</context>
<context>
    <name>fairdesk::RefEditor</name>
    <message>
        <source>New %1 “%2”</source>
        <extracomment>Last line of a list of records: %1 is the kind of record, %2 the name that was typed.</extracomment>
        <translation>新建%1“%2”</translation>
    </message>
    <message>
        <source>(not visible)</source>
        <translation>（不可见）</translation>
    </message>
    <message>
        <source>Open this record (Ctrl+Enter)</source>
        <translation>打开这条记录（Ctrl+Enter）</translation>
    </message>
</context>
<context>
    <name>fairdesk::RelatedList</name>
    <message>
        <source>No %1 yet</source>
        <extracomment>%1 is a kind of record in the plural: no tasks</extracomment>
        <translation>还没有%1</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::RelationsView</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另 %n 家</numerusform>
        </translation>
    </message>
    <message>
        <source>Recommended by</source>
        <translation>推荐人</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>母公司</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Subsidiaries</source>
        <translation>子公司</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What a company is to the customer, and its name.</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>fairdesk::SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>fairdesk::SetupOffer</name>
    <message>
        <source>This centre is new and waits to be set up.</source>
        <translation>这是一个新建的展馆，还没有完成设置。</translation>
    </message>
    <message>
        <source>Set up your centre</source>
        <translation>设置展馆</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>This centre has no departments yet.</source>
        <translation>展馆还没有设置部门。</translation>
    </message>
</context>
<context>
    <name>fairdesk::SetupPasswords</name>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>一次性密码</translation>
    </message>
    <message>
        <source>One-time passwords</source>
        <translation>一次性密码</translation>
    </message>
    <message>
        <source>on its way…</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>Copied. Hand each colleague his own line.</source>
        <translation>已复制。请把各自的一行交给每位同事。</translation>
    </message>
    <message>
        <source>These passwords are shown only now. Each one is changed at the first sign-in; one that got lost is made anew in the colleague&apos;s form under Users.</source>
        <translation>这些密码仅此次显示，首次登录时须修改；如有遗失，可在“用户”中打开该同事的资料重新生成。</translation>
    </message>
</context>
<context>
    <name>fairdesk::SetupRowsModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>A cell of a table as it is read aloud: the name of the column and its value</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>fairdesk::SetupRowsPane</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Add below</source>
        <translation>添加下级</translation>
    </message>
    <message>
        <source>Shift+Ins</source>
        <translation>Shift+Ins</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>fairdesk::SetupWizard</name>
    <message>
        <source>Name of the centre</source>
        <translation>展馆名称</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Time zone and currency were chosen when the server was made.</source>
        <translation>时区和币种在创建服务器时已经选定。</translation>
    </message>
    <message>
        <source>Departments decide whose customers a team leader sees; a department can have parts. Branches are the places where you work.</source>
        <translation>部门决定主管能看到哪些人的客户，部门可以再分下级。分支机构是各个办公地点。</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Add the usual ones</source>
        <translation>添加常用部门</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支机构</translation>
    </message>
    <message>
        <source>Who works with Fairdesk, and as what. When you finish, the server makes a one-time password for each, which is changed at the first sign-in.</source>
        <translation>哪些同事使用展客，各是什么角色。完成时服务器为每个人生成一次性密码，首次登录时修改。</translation>
    </message>
    <message>
        <source>New colleagues</source>
        <translation>新同事</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支机构</translation>
    </message>
    <message>
        <source>What your house wants to know beyond the fields that are there. Optional; more can be added any time under Settings, but a key and a type stay as they are.</source>
        <translation>除已有字段外，本馆还想记录什么。可以不填，以后随时能在“设置”里添加；但标识和类型定下后不能再改。</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录种类</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Choices, with commas</source>
        <translation>可选项（逗号分隔）</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Fast to filter</source>
        <translation>加快筛选</translation>
    </message>
    <message>
        <source>Start without customers</source>
        <translation>先不导入客户</translation>
    </message>
    <message>
        <source>Import a list of customers when this is finished</source>
        <translation>完成后导入客户名单</translation>
    </message>
    <message>
        <source>They come one by one, or by an import whenever you like.</source>
        <translation>以后逐个录入，或随时导入。</translation>
    </message>
    <message>
        <source>An Excel or CSV file; the import shows a preview and can be taken back as a whole.</source>
        <translation>支持 Excel 或 CSV 文件；导入前可以预览，导入后可以整批撤销。</translation>
    </message>
    <message>
        <source>To try things out</source>
        <translation>想先试用</translation>
    </message>
    <message>
        <source>Invented customers are never mixed with real ones. This command makes a second, separate centre that is full of them:</source>
        <translation>示例客户不会与真实客户混在一起。用下面的命令可以另建一个带示例数据的演示展馆：</translation>
    </message>
    <message>
        <source>Command for a demonstration centre</source>
        <translation>创建演示展馆的命令</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A line of the summary: what it is about, and the names</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>展馆</translation>
    </message>
    <message>
        <source>Afterwards the import of customers opens.</source>
        <translation>随后打开客户导入。</translation>
    </message>
    <message>
        <source>The centre starts without customers.</source>
        <translation>开始时没有客户。</translation>
    </message>
    <message>
        <source>Everything is written at once, or nothing of it.</source>
        <translation>全部内容一次写入，要么全部成功，要么都不写入。</translation>
    </message>
    <message>
        <source>Set up your centre</source>
        <translation>设置展馆</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>The connection is lost. Saving goes on as soon as it is back.</source>
        <translation>连接已断开，恢复后会继续保存。</translation>
    </message>
    <message>
        <source>Reading what the centre has already…</source>
        <translation>正在读取展馆的现有设置…</translation>
    </message>
    <message>
        <source>What you entered last time is here again.</source>
        <translation>上次填写的内容已恢复。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to correct first</source>
        <translation>
            <numerusform>还有 %n 处需要改正</numerusform>
        </translation>
    </message>
    <message>
        <source>The centre is set up. All of it can be changed later under Settings.</source>
        <translation>展馆设置完成。以后可在“设置”里修改。</translation>
    </message>
    <message>
        <source>The centre is set up. Give your colleagues their passwords; each one chooses his own at the first sign-in.</source>
        <translation>展馆设置完成。请把密码交给各位同事，首次登录时由本人修改。</translation>
    </message>
    <message>
        <source>Passwords not copied</source>
        <translation>密码尚未复制</translation>
    </message>
    <message>
        <source>The one-time passwords are shown only here. Close without having copied them?</source>
        <translation>一次性密码只在此处显示。不复制就关闭吗？</translation>
    </message>
    <message>
        <source>Leave the set-up?</source>
        <translation>退出设置？</translation>
    </message>
    <message>
        <source>Nothing is written yet. What you entered can be kept on this computer until you go on.</source>
        <translation>尚未写入任何内容。已填写的内容可以留在本机，下次接着填。</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>留待下次</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续设置</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Import customers</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Set up the centre</source>
        <translation>完成设置</translation>
    </message>
    <message>
        <source>The name stands in the title of every window.</source>
        <translation>名称显示在每个窗口的标题里。</translation>
    </message>
</context>
<context>
    <name>fairdesk::SignInForm</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Code from the authenticator</source>
        <translation>身份验证器的验证码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>fairdesk::SignInWindow</name>
    <message>
        <source>Type the login that your administrator gave you.</source>
        <translation>请输入管理员分配的登录名。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>This is no address of a server. It looks like crm.example.com or 10.0.0.5:7443.</source>
        <translation>这不是服务器地址，格式如 crm.example.com 或 10.0.0.5:7443。</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Sign in – Fairdesk</source>
        <translation>登录 – 展客</translation>
    </message>
    <message>
        <source>Fairdesk</source>
        <translation>展客</translation>
    </message>
    <message>
        <source>Customers of the exhibition centre</source>
        <translation>会展中心客户关系</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
</context>
<context>
    <name>fairdesk::StatusLine</name>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Offline, reconnecting…</source>
        <translation>已离线，正在重新连接…</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>已离线</translation>
    </message>
    <message>
        <source>%1 · %2 ms</source>
        <translation>%1 · %2 ms</translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <extracomment>How fresh the shown data are: the time of the last change that arrived.</extracomment>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>Data are live</source>
        <translation>数据实时</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
</context>
<context>
    <name>fairdesk::TasksPane</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>%1, overdue</source>
        <translation>%1，已逾期</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 项未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation>没有未完成</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>查看全部 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::TextEditor</name>
    <message>
        <source>Write a mail</source>
        <translation>写邮件</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
</context>
<context>
    <name>fairdesk::TimelineModel</name>
    <message>
        <source>%1 from the customer</source>
        <extracomment>%1 is a channel such as Call: the customer called us</extracomment>
        <translation>客户%1</translation>
    </message>
    <message>
        <source>next: %1 %2</source>
        <extracomment>%1 is a date, %2 what is to be done then; either may be missing</extracomment>
        <translation>下一步 %1 %2</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>fairdesk::TimelineView</name>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Ever</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>Recorded by me</source>
        <translation>我记录的</translation>
    </message>
    <message>
        <source>Nothing recorded yet. Ctrl+J starts the first entry</source>
        <translation>还没有互动。按 Ctrl+J 记第一条</translation>
    </message>
    <message>
        <source>Nothing matches this filter</source>
        <translation>没有符合筛选的内容</translation>
    </message>
    <message>
        <source>Recorded by %1</source>
        <extracomment>A filter of the time line: what this colleague recorded.</extracomment>
        <translation>%1 记录的</translation>
    </message>
</context>
<context>
    <name>fairdesk::TrustQuestion</name>
    <message>
        <source>This computer does not know the server %1 yet</source>
        <translation>这台电脑还不认识服务器 %1</translation>
    </message>
    <message>
        <source>Compare its key with the one that your administrator names. If they differ, somebody may be listening in.</source>
        <translation>请与管理员公布的密钥核对。如果不同，可能有人在窃听。</translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation>信任此服务器</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>不连接</translation>
    </message>
</context>
</TS>
