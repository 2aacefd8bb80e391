export const discordCss = `
* { box-sizing: border-box; margin: 0; }
body { display: flex; height: 100vh; background: #313338; color: #dbdee1; font: 16px/22px "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; overflow: hidden; }
a { color: #00a8fc; }
i { font-style: normal; color: #80848e; margin-right: 6px; }
nav { width: 208px; flex: none; background: #2b2d31; padding: 0 8px; }
nav h1 { font-size: 16px; line-height: 48px; padding: 0 8px; color: #f2f3f5; border-bottom: 1px solid #1f2023; margin: 0 -8px 14px; padding-left: 16px; }
nav p { padding: 6px 8px; margin-bottom: 2px; border-radius: 4px; color: #949ba4; }
nav p.here { background: #404249; color: #fff; }
nav p.thread { margin-left: 24px; color: #dbdee1; }
main { flex: 1; min-width: 0; display: flex; flex-direction: column; }
main + main { border-left: 8px solid #1e1f22; }
header { flex: none; height: 48px; padding: 0 16px; line-height: 48px; font-weight: 600; color: #f2f3f5; border-bottom: 1px solid #26272b; }
.messages { flex: 1; overflow: hidden; padding-bottom: 20px; display: flex; flex-direction: column; }
.messages > * { flex: none; }
.messages > .rest { flex: 1 0 0; }
footer { flex: none; margin: 0 16px 20px; padding: 11px 16px; border-radius: 8px; background: #383a40; color: #6d6f78; }
footer span { margin-right: 12px; color: #b5bac1; }
.message { display: grid; grid-template-columns: 56px minmax(0, 1fr); padding: 2px 16px; margin-top: 15px; }
.message.on { margin-top: 2px; }
.message.ephemeral { background: rgb(88 101 242 / .08); border-left: 2px solid #5865f2; padding: 8px 16px 8px 14px; }
.face { display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; color: #fff; font-weight: 600; }
.reply { grid-column: 1 / 3; position: relative; display: flex; align-items: center; gap: 5px; padding-left: 56px; margin-bottom: 4px; font-size: 14px; line-height: 18px; color: #949ba4; white-space: nowrap; overflow: hidden; }
.reply::before { content: ""; position: absolute; left: 20px; top: 8px; width: 30px; height: 14px; border: 2px solid #4e5058; border-width: 2px 0 0 2px; border-top-left-radius: 6px; }
.reply .face { width: 16px; height: 16px; font-size: 9px; }
.reply b { font-weight: 500; color: #dbdee1; }
h2 { display: flex; align-items: center; font-size: 16px; line-height: 22px; font-weight: 500; color: #f2f3f5; }
h2 time { margin-left: 8px; font-size: 12px; color: #949ba4; font-weight: 400; }
.app { margin-left: 5px; padding: 0 5px; border-radius: 4px; background: #5865f2; color: #fff; font-size: 10px; line-height: 15px; font-weight: 600; }
.small { font-size: 13px; line-height: 18px; color: #949ba4; }
.quote { position: relative; padding-left: 14px; }
.quote::before { content: ""; position: absolute; left: 0; top: 0; bottom: 0; width: 4px; border-radius: 4px; background: #4e5058; }
.mention { padding: 0 2px; border-radius: 3px; background: rgb(88 101 242 / .3); color: #c9cdfb; font-weight: 500; }
.time { background: #404249; border-radius: 3px; padding: 0 2px; }
code, pre { background: #2b2d31; border-radius: 4px; padding: 0 4px; font: 14px/18px "Liberation Mono", Menlo, monospace; }
pre { padding: 7px; margin-top: 6px; border: 1px solid #1e1f22; white-space: pre-wrap; }
.pictures { display: grid; gap: 4px; width: 550px; max-width: 100%; margin-top: 4px; border-radius: 8px; overflow: hidden; }
.pictures img { display: block; width: 100%; height: 100%; object-fit: cover; }
.pictures.count-1 { width: fit-content; }
.pictures.count-1 img { width: auto; height: auto; max-width: min(550px, 100%); max-height: 350px; border-radius: 8px; }
.pictures.count-2, .pictures.count-3, .pictures.count-4 { grid-template-columns: 1fr 1fr; }
.embed { width: fit-content; max-width: 520px; margin-top: 4px; padding: 10px 16px 14px 12px; border-left: 4px solid; border-radius: 4px; background: #2b2d31; font-size: 14px; line-height: 18px; }
.embed div { min-height: 9px; }
.embed .small { line-height: 16px; margin-top: 2px; }
.embed img { display: block; max-width: 400px; max-height: 300px; margin-top: 12px; border-radius: 4px; }
.embed .foot { margin-top: 8px; font-size: 12px; line-height: 16px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
button { height: 32px; padding: 0 14px; border: 0; border-radius: 8px; background: #4e5058; color: #fff; font: 500 14px/16px inherit; font-family: inherit; font-weight: 500; }
button.primary { background: #5865f2; }
button.danger { background: #da373c; }
button span { margin-left: 8px; font-size: 12px; }
.select { display: flex; justify-content: space-between; width: 400px; padding: 9px 12px; border-radius: 4px; background: #1e1f22; color: #949ba4; }
.private { margin-top: 8px; font-size: 12px; line-height: 16px; color: #949ba4; }
.thread-box { width: fit-content; min-width: 360px; margin-top: 8px; padding: 8px 12px; border-radius: 8px; background: #2b2d31; font-size: 14px; }
.thread-box a { margin-left: 8px; }
`;
