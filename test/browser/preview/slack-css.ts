export const slackCss = `
* { box-sizing: border-box; margin: 0; }
body { display: flex; height: 100vh; background: #fff; color: #1d1c1d; font: 15px/22px "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; overflow: hidden; }
a { color: #1264a3; }
i { font-style: normal; opacity: .7; margin-right: 4px; }
nav { width: 196px; flex: none; background: #3f0e40; color: #cfc3cf; padding: 0 8px; }
nav h1 { padding: 0 8px; font-size: 18px; line-height: 50px; color: #fff; }
nav h3 { padding: 14px 8px 4px; font-size: 13px; font-weight: 500; opacity: .8; }
nav p { display: flex; align-items: center; gap: 6px; padding: 3px 8px; border-radius: 6px; }
nav p.here { background: #f9edff; color: #39063a; }
nav p.open { color: #fff; font-weight: 600; }
nav .face { width: 20px; height: 20px; border-radius: 5px; }
main { flex: 1; min-width: 0; display: flex; flex-direction: column; }
main + main { border-left: 1px solid #ddd; }
header { display: flex; align-items: center; gap: 8px; flex: none; height: 50px; padding: 0 18px; font-weight: 700; font-size: 17px; border-bottom: 1px solid #e3e3e3; }
header small { font-size: 13px; font-weight: 400; color: #616061; }
header .face { width: 24px; height: 24px; border-radius: 6px; }
.messages { flex: 1; overflow: hidden; padding-bottom: 14px; display: flex; flex-direction: column; }
.messages > * { flex: none; }
.messages > .rest { flex: 1 0 0; }
footer { flex: none; margin: 0 18px 18px; padding: 10px 12px 8px; border: 1px solid #bbb; border-radius: 8px; color: #8d8d8d; line-height: 20px; }
footer span { display: block; margin-top: 8px; font-size: 13px; }
.message { display: grid; grid-template-columns: 44px minmax(0, 1fr); padding: 8px 18px 4px; }
.message.on { padding-top: 2px; }
.message.ephemeral { background: #f8f8f8; }
.face { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 8px; color: #fff; font-weight: 700; }
h2 { display: flex; align-items: center; font-size: 15px; line-height: 20px; font-weight: 800; }
h2 time { margin-left: 8px; font-size: 12px; color: #616061; font-weight: 400; }
.app { margin-left: 5px; padding: 0 3px; border-radius: 2px; background: #ececec; color: #616061; font-size: 10px; line-height: 14px; font-weight: 700; }
.section { margin: 2px 0; }
.context { margin: 3px 0; font-size: 13px; line-height: 18px; color: #616061; }
.mention { padding: 0 2px; border-radius: 3px; background: #e8f5fa; color: #1264a3; }
code { padding: 1px 3px; border: 1px solid #ddd; border-radius: 3px; background: #f6f6f6; color: #e01e5a; font: 12px "Liberation Mono", Menlo, monospace; }
figure { margin: 4px 0; }
figcaption { font-size: 13px; line-height: 18px; color: #616061; }
.body img { display: block; max-width: min(100%, 480px); max-height: 270px; margin-top: 4px; border-radius: 8px; border: 1px solid #e4e4e4; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 6px 0; }
button { height: 28px; padding: 0 10px; border: 1px solid #bbb; border-radius: 6px; background: #fff; color: #1d1c1d; font-family: inherit; font-size: 13px; font-weight: 700; }
button.primary { border-color: #007a5a; background: #007a5a; color: #fff; }
button.danger { border-color: #e01e5a; background: #e01e5a; color: #fff; }
button span { margin-left: 6px; }
.select { display: flex; justify-content: space-between; width: 240px; padding: 2px 10px; border: 1px solid #bbb; border-radius: 6px; font-size: 13px; }
.private { font-size: 12px; color: #616061; }
.replies { font-size: 13px; font-weight: 700; }
`;
